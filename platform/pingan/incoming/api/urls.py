"""Addresses of what others hand over."""

from django.urls import path

from pingan.incoming.api import views

urlpatterns = [
    path("incoming", views.WaitingListView.as_view()),
    path("incoming/sources", views.SourceListView.as_view()),
    path("incoming/preview", views.PreviewView.as_view()),
    path("incoming/batches/<uuid:batch_id>", views.BatchView.as_view()),
    path("incoming/read_again", views.ReadAgainView.as_view()),
    path("incoming/answers", views.AnswerListView.as_view()),
    path("incoming/answers/<uuid:answer_id>", views.AnswerView.as_view()),
    path("incoming/<uuid:matter_id>/accept", views.AcceptView.as_view()),
    path("incoming/<uuid:matter_id>/return", views.ReturnView.as_view()),
]
