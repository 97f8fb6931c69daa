"""What is said: drafts, versions, review, publication proof (Pasal 4, 5, 8, 9, 10 huruf d, 12, 14, 15)."""
