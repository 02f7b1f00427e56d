"""Kill and cut: real processes die in the middle of real work, and what was promised must still hold."""
