"""Addresses of what keeps a county running."""

from django.urls import path

from pingan.operations.api import views

urlpatterns = [
    path("operations/health", views.HealthView.as_view()),
    path("operations/setup", views.SetupView.as_view()),
]
