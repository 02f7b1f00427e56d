"""Addresses of callers and of what they are told."""

from django.urls import path

from pingan.callers.api import views

urlpatterns = [
    path("callers/known", views.KnownView.as_view()),
    path("replies/preview", views.ReplyPreviewView.as_view()),
    path("cases/<uuid:case_id>/callers", views.CallerListView.as_view()),
    path("cases/<uuid:case_id>/caller/reveal", views.RevealView.as_view()),
    path("cases/<uuid:case_id>/replies", views.ReplyView.as_view()),
]
