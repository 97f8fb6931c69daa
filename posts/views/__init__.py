"""Pages of messages, by noun. Load what the person may see, ask the action, answer."""
