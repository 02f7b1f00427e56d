"""Who told us of a matter, and what they were told back: sealed, masked, revealed for a reason, erased
in time."""
