"""People at work as administrators see them: accounts, posts asked for and given, leave, the directory."""
