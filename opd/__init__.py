"""Who may act, and with what (Pasal 10 huruf c, 11, 16, 17, 21)."""
