"""Households and residents of the grids: as little as serving them needs, masked, revealed for a reason."""
