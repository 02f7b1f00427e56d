from django.urls import path

from pingan.cases.api.serializers import ReasonIn
from pingan.cases.api.views import step_view
from pingan.mediation import services
from pingan.mediation.api.serializers import ConcludeIn, SessionIn

HAND_TO_MEDIATION = step_view("hand_to_mediation", ReasonIn, services.hand_to_mediation)
RECORD_SESSION = step_view("record_session", SessionIn, services.record_session)
CONCLUDE = step_view("conclude", ConcludeIn, services.conclude_case)

urlpatterns = [
    path("cases/<uuid:case_id>/hand_to_mediation", HAND_TO_MEDIATION.as_view()),
    path("cases/<uuid:case_id>/record_session", RECORD_SESSION.as_view()),
    path("cases/<uuid:case_id>/conclude", CONCLUDE.as_view()),
]
