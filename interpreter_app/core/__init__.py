"""Words: the frozen values that flow and the ports that engines fill.  Standard library and numpy only."""
