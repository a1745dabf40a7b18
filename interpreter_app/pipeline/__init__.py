"""Steps, and who runs them."""
