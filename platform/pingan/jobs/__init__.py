"""Periodic work: rooms say what is to be done and how often; one ticking process sees to it."""
