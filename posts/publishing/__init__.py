"""After the approval: the kit, alerts when a message is due, and doubtful proofs (Pasal 10 huruf d)."""
