from django.urls import path

from pingan.categories.api import duties, views

urlpatterns = [
    path("categories", views.CategoryListView.as_view()),
    path("duties", duties.CatalogueView.as_view()),
    path("duties/proposals", duties.ProposalListView.as_view()),
    path("duties/proposals/<uuid:proposal_id>/accept", duties.AcceptView.as_view()),
    path("duties/proposals/<uuid:proposal_id>/decline", duties.DeclineView.as_view()),
    path("duties/overrides", duties.OverrideListView.as_view()),
]
