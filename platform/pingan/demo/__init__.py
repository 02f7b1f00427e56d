"""A season to look at: an invented cast plays 120 days of cases through the services, never behind them."""
