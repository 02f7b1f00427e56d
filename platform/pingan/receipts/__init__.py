"""What became of a write: a row per write somebody meant, so that sending it again does it no second time."""
