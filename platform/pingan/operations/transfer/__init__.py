"""A county's whole data in open formats, out of one installation and into another (decision 54)."""
