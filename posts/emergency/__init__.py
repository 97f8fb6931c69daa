"""The emergency lane: an on-duty pengelola speaks at once and a pejabat looks after it (Pasal 12 huruf b, 14 huruf c)."""
