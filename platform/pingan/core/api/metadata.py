"""What OPTIONS tells of an address: the methods in its `Allow`, and nothing that the schema says better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.metadata import BaseMetadata
from rest_framework.request import Request

if TYPE_CHECKING:  # DRF's views read the settings that name this module while they are being imported
    from rest_framework.views import APIView


class AllowOnly(BaseMetadata):
    """No body. DRF's own would describe the view to everybody who asks, in words meant for developers."""

    def determine_metadata(self, request: Request, view: APIView) -> None:
        return None
