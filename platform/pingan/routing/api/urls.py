from django.urls import path

from pingan.routing.api import views

urlpatterns = [
    path("routing/rules", views.RuleListView.as_view()),
    path("routing/trial", views.TrialView.as_view()),
]
