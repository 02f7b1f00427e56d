"""Addresses of the legal service station."""

from django.urls import path

from pingan.station.api import views

urlpatterns = [
    path("station/consultations", views.ConsultationListView.as_view()),
    path("station/consultations/<uuid:consultation_id>", views.ConsultationView.as_view()),
    path("station/consultations/<uuid:consultation_id>/rating", views.RatingView.as_view()),
    path("station/consultations/<uuid:consultation_id>/dispute", views.ReferralView.as_view()),
    path("station/duty", views.DutyView.as_view()),
]
