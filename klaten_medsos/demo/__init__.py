"""A believable demo kabupaten: real unit names, synthetic people, every record made by the real actions."""
