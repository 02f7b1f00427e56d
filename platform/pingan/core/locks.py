"""Advisory locks are two numbers; the first of ours, so that no other user of the database means the same."""

from __future__ import annotations

OURS = 0x504D
# The second number is a county's channel of notices: one process sends by it.
SENDING = 0x504E
