"""Addresses of the outbox."""

from django.urls import path

from pingan.outbox.api import views

urlpatterns = [
    path("outbox", views.OutboxView.as_view()),
    path("outbox/key", views.KeyView.as_view()),
    path("outbox/parcels", views.ParcelsView.as_view()),
    path("outbox/silent", views.SilentView.as_view()),
]
