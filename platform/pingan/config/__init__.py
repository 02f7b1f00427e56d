"""A county's configuration: tables that its administrator changes from a day on, with every change kept."""
