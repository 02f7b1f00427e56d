"""Where a report goes by itself: rules that a dispatcher writes and reads, followed along the journal."""
