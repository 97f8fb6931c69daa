"""After the approval: the kit, alerts when a message is due, doubtful proofs, and corrections (Pasal 10 huruf d)."""
