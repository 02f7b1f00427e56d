"""HTTP for the mediation steps: each is a step of the case, described by the room of cases."""

from __future__ import annotations

from pingan.cases.api.serializers import ReasonIn
from pingan.cases.api.views import step_view
from pingan.mediation import services
from pingan.mediation.api.serializers import ConcludeIn, SessionIn

HAND_TO_MEDIATION = step_view("hand_to_mediation", ReasonIn, services.hand_to_mediation)
RECORD_SESSION = step_view("record_session", SessionIn, services.record_session)
CONCLUDE = step_view("conclude", ConcludeIn, services.conclude_case)
