"""Addresses of visits that were asked for."""

from django.urls import path

from pingan.care.api import views

urlpatterns = [
    path("care", views.CareListView.as_view()),
    path("care/<uuid:agreement_id>", views.CareView.as_view()),
    path("care/<uuid:agreement_id>/visits", views.VisitView.as_view()),
    path("care/<uuid:agreement_id>/end", views.EndView.as_view()),
]
