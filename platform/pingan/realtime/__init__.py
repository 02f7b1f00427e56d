"""Live means caught up: each process tails the journal once and tells every open page what it may hear."""
