"""HTTP for what others hand over."""
