"""The four centers and the legal service stations: where they are, when they are open, what they do."""
