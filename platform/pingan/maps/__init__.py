"""What the maps show: vector tiles, coloured areas, and the one map configuration."""
