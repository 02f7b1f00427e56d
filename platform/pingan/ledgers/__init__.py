"""Ledgers and monthly reports of what was entered once, and the register of forms that ask for it again."""
