from django.urls import path

from pingan.mediation.api import views

urlpatterns = [
    path("cases/<uuid:case_id>/hand_to_mediation", views.HAND_TO_MEDIATION.as_view()),
    path("cases/<uuid:case_id>/record_session", views.RECORD_SESSION.as_view()),
    path("cases/<uuid:case_id>/conclude", views.CONCLUDE.as_view()),
]
