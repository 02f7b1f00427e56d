"""HTTP for figures."""
