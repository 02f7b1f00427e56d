"""What a matter is about: a dated tree of categories, all that goes with one, and who leads on it."""
