from django.urls import path

from pingan.routing.api import views

urlpatterns = [
    path("routing/rules", views.RuleListView.as_view()),
    path("routing/sentences", views.SentencesView.as_view()),
    path("routing/trial", views.TrialView.as_view()),
]
