"""What is answered for: the yearly report and its evaluation (Pasal 19 and 20)."""
