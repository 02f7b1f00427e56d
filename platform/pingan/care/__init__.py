"""Visits that a household asked for: agreed, kept in a rhythm, and ended by a word of theirs."""
