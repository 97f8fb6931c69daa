"""Whether the links of a message can be opened: a later finding beside the content check (Pasal 5 huruf a, 15 e)."""
