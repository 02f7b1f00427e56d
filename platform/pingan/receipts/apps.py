"""The room's entry in Django."""

from django.apps import AppConfig


class ReceiptsConfig(AppConfig):
    """Keys of writes, kept in the transaction of what they did."""

    name = "pingan.receipts"
    label = "receipts"

    def ready(self) -> None:
        from pingan.receipts import jobs  # noqa: F401  importing it registers it
