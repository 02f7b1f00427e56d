"""外来件: what the hotline, the police, justice and the province hand over, and what goes back to them."""
