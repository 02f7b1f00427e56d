"""HTTP for ledgers and for the register of forms."""
