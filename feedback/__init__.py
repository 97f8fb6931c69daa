"""What comes back from the khalayak, and what became of it (Pasal 10 huruf e sampai g)."""
