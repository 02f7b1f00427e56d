"""The dispute track, as the platform is told of it."""

from __future__ import annotations

from pathlib import Path

from pingan.cases import event_moves
from pingan.cases.tracks import Track
from pingan.mediation.api.serializers import DisputeOut
from pingan.mediation.confidants import may_read_words
from pingan.mediation.selectors import describe_dispute
from pingan.mediation.team import mediates
from pingan.mediation.workflow import DISPUTE, DISPUTE_MOVES, EVENT_MOVES

TRACK = Track(
    code=DISPUTE,
    moves=DISPUTE_MOVES,
    entrances={event_moves.EVENT: EVENT_MOVES},
    detail=describe_dispute,
    shape=DisputeOut,
    may_read=may_read_words,
    shares=mediates,
    clocks=Path(__file__).with_name("clocks.csv"),
)
