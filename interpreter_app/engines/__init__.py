"""Models behind the ports of `core.ports`; their libraries are imported inside constructors."""
