"""Amplification: units spread a message of the government on request (Pasal 14 huruf b)."""
