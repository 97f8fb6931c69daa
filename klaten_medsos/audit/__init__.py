"""What was done: an append-only, hash-chained log. Write with ``log.record``; read with ``Entry.objects.on``."""
