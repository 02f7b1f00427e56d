"""Notices that reach a closed phone: who hears of which act by which channel, and what became of each."""
