"""The maps draw the cases the sums are counted from."""

from tests.stats.conftest import season

__all__ = ["season"]
