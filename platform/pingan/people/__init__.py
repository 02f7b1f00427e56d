"""Who works here: organisations, accounts, the posts they hold, and what a post may reach."""
