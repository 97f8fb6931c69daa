"""Pages of the room opd, by noun."""
