"""Is the portal alive, is it ready? Asked by machines, answered without a session."""
