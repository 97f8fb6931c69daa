"""The calendar of messages: when what is said, by whom, and where it overlaps or falls silent (Pasal 7 huruf b)."""
