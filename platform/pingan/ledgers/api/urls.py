"""Addresses of ledgers and forms."""

from django.urls import path

from pingan.ledgers.api import views

urlpatterns = [
    path("ledgers", views.LedgerListView.as_view()),
    path("ledgers/kinds", views.LedgerKindsView.as_view()),
    path("ledgers/<uuid:ledger_id>", views.LedgerView.as_view()),
    path("ledgers/<uuid:ledger_id>/file", views.LedgerFileView.as_view()),
    path("forms", views.FormListView.as_view()),
    path("forms/asked_again", views.AskedAgainView.as_view()),
    path("forms/figures", views.FormFiguresView.as_view()),
]
