"""What this room refuses."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pingan.core.errors import Conflict, Gone, NotFound, Unavailable, Unprocessable


class NoTemplate(Unprocessable):
    """What was sent is no Word document that a template can be; the detail says what to change in it."""

    code = "template_refused"
    title = _("This document cannot be a template as it is.")


class UnknownFields(Unprocessable):
    """The template asks for fields that the paper has not."""

    code = "template_unknown_fields"
    title = _("The template names fields that this paper does not have.")


class NotFilled(Unprocessable):
    """The template could not be filled in within bounds."""

    code = "template_not_filled"
    title = _("The template could not be filled in. Look at its fields, or go back to the built-in one.")


class UnknownKind(NotFound):
    """Nobody registered such a kind of paper."""


class KindNotOffered(Conflict):
    """This paper is not made for the case as it stands."""

    code = "paper_not_offered"
    title = _("This paper is not made for this case as it stands.")


class NoGlyph(Unprocessable):
    """Characters that no font of this server has: on the paper they would be boxes."""

    code = "paper_no_glyph"
    title = _("No font on this server has some of the characters, so the PDF would show boxes instead.")


class TooManyPapers(Conflict):
    """Nobody makes so many papers of one case."""

    code = "too_many_papers"
    title = _("This case has as many papers as can be kept.")


class NotReady(Conflict):
    """The PDF is still being made."""

    code = "pdf_not_ready"
    title = _("The PDF is still being made. Try again in a moment.")
    retry = "later"


class PdfFailed(Gone):
    """No PDF could be made of it; the Word document is there."""

    code = "pdf_failed"
    title = _("No PDF could be made of this paper. Its Word document is there.")


class Busy(Unavailable):
    """All that the machine has room for is taken."""
