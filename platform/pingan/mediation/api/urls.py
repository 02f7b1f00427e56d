"""Addresses of what mediation keeps beside a case."""

from django.urls import path

from pingan.mediation.api import views

urlpatterns = [
    path("cases/<uuid:case_id>/mediators", views.MediatorListView.as_view()),
    path("cases/<uuid:case_id>/parties", views.PartyListView.as_view()),
    path("cases/<uuid:case_id>/parties/<int:number>", views.PartyView.as_view()),
    path("cases/<uuid:case_id>/parties/<int:number>/consent", views.ConsentView.as_view()),
]
