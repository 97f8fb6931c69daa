"""Fake accounts in the name of our units: reported by anybody, decided by Diskominfo (Pasal 3 huruf e, 14 huruf c)."""
