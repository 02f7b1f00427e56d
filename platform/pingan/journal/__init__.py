"""Every act, once, in order: the live feed, the catch-up feed and the audit trail are these same rows."""
