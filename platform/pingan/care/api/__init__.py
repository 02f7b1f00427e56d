"""HTTP for visits that were asked for."""
