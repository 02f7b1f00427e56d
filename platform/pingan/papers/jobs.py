"""PDFs whose maker was killed are asked for again within some minutes."""

from __future__ import annotations

from pingan.jobs.every import every
from pingan.papers import making

every(60, "papers.ask_again")(making.ask_again)
