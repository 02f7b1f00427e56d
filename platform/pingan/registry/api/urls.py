"""Addresses of the registry API."""

from django.urls import path

from pingan.registry.api import views

urlpatterns = [
    path("households", views.HouseholdListView.as_view()),
    path("households/<uuid:household_id>", views.HouseholdView.as_view()),
    path("residents/<uuid:resident_id>/reveal", views.RevealView.as_view()),
    path("registry/totals", views.TotalsView.as_view()),
]
