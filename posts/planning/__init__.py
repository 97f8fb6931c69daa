"""The yearly plan of a unit and its priority programmes (Pasal 8, 9, 10 huruf a, 14 huruf d)."""
