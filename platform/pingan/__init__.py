"""平安网格 PingAn Grid: the server. Every folder in here is one noun of the field and a Django app."""

__version__ = "0.1.0"
