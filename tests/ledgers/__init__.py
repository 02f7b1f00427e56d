"""Ledgers and the register of forms."""
