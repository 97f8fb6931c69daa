"""Changing what is already out: a proposed new version with its reason, decided on like any text (Pasal 4, 10 d)."""
