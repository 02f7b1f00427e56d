"""Addresses of this room."""

from django.urls import path

from pingan.realtime.api import views

urlpatterns = [path("events", views.EventListView.as_view(), name="events")]
