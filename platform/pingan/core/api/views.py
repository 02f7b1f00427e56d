"""The frame of every API view."""

from __future__ import annotations

from typing import ClassVar

from rest_framework.views import APIView


class OperationView(APIView):
    """`operations` names, per method, the operation that the policy's table decides on.

    A view that names none serves nobody.
    """

    operations: ClassVar[dict[str, str]] = {}
