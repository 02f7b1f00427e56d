"""The frame of the API: strict reading, problem details, conditional changes and the schema of problems."""

from pingan.core.api.conditions import etag, if_match, if_match_content
from pingan.core.api.fields import AreaCodeField, MomentField, StrictSerializer, TextField
from pingan.core.api.parsers import ImageParser, StrictJSONParser
from pingan.core.api.problems import (
    bad_request,
    csrf_failure,
    page_not_found,
    permission_denied,
    problem_handler,
    server_error,
)
from pingan.core.api.schema import PlatformSchema, ProblemOut
from pingan.core.api.views import OperationView

__all__ = [
    "AreaCodeField",
    "ImageParser",
    "MomentField",
    "OperationView",
    "PlatformSchema",
    "ProblemOut",
    "StrictJSONParser",
    "StrictSerializer",
    "TextField",
    "bad_request",
    "csrf_failure",
    "etag",
    "if_match",
    "if_match_content",
    "page_not_found",
    "permission_denied",
    "problem_handler",
    "server_error",
]
