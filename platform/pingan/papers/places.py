"""Where papers lie in the vault."""

from __future__ import annotations

from typing import Final

from pingan.core import documents, vault

DOCX_TYPE: Final = documents.FORMATS["docx"].media_type
PDF_TYPE: Final = documents.FORMATS["pdf"].media_type

TEMPLATE: Final = vault.Kind("templates", ".docx", DOCX_TYPE, at_most=16 << 20)
DOCX: Final = vault.Kind("papers", ".docx", DOCX_TYPE, at_most=16 << 20)
PDF: Final = vault.Kind("papers", ".pdf", PDF_TYPE, at_most=64 << 20)
BOUND: Final = vault.Kind("bound", ".pdf", PDF_TYPE, at_most=400 << 20)
