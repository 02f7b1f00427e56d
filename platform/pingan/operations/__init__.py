"""What keeps a county running: copies and whether they can be read, and what is still to be set up."""
