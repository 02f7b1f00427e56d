"""What the maps show: sums folded from the journal, vector tiles, and the one map configuration."""
