"""What a phone kept while it had no signal, handed in at once: each act goes its own way."""
