"""Audio files and devices."""
