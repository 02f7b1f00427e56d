"""Sums folded from the journal: how many cases of which kind, where, in which state, of which day."""
