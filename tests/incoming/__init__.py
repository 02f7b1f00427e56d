"""What others hand over, and what goes back."""
