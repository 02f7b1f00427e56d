"""What somebody has beside their password, and showing once more that it is them."""
