"""Addresses of what mediation keeps beside a case."""

from django.urls import path

from pingan.mediation.api import aids, appointments, dossier_views, keeping, plan, views

urlpatterns = [
    *appointments.urlpatterns,
    path("cases/<uuid:case_id>/mediators", views.MediatorListView.as_view()),
    path("cases/<uuid:case_id>/plan", plan.PlanView.as_view()),
    path("cases/<uuid:case_id>/plan/<int:number>", plan.PlanStepView.as_view()),
    path("cases/<uuid:case_id>/articles", aids.ArticleListView.as_view()),
    path("cases/<uuid:case_id>/similar_disputes", aids.SimilarDisputeListView.as_view()),
    path("cases/<uuid:case_id>/parties", views.PartyListView.as_view()),
    path("cases/<uuid:case_id>/parties/<int:number>", views.PartyView.as_view()),
    path("cases/<uuid:case_id>/parties/<int:number>/consent", views.ConsentView.as_view()),
    path("cases/<uuid:case_id>/dossier", dossier_views.DossierView.as_view()),
    path("cases/<uuid:case_id>/co_mediators", dossier_views.CoMediatorListView.as_view()),
    path("cases/<uuid:case_id>/co_mediators/<uuid:account_id>", dossier_views.CoMediatorView.as_view()),
    path("cases/<uuid:case_id>/helpers", dossier_views.HelperListView.as_view()),
    path("cases/<uuid:case_id>/helpers/<int:number>", dossier_views.HelperView.as_view()),
    path("cases/<uuid:case_id>/evidence", dossier_views.EvidenceListView.as_view()),
    path("cases/<uuid:case_id>/evidence/order", dossier_views.EvidenceOrderView.as_view()),
    path("cases/<uuid:case_id>/evidence/<int:number>", dossier_views.EvidenceView.as_view()),
    path("cases/<uuid:case_id>/evidence/<int:number>/return", dossier_views.EvidenceReturnView.as_view()),
    path("cases/<uuid:case_id>/statements", dossier_views.StatementListView.as_view()),
    path("cases/<uuid:case_id>/statements/<int:number>", dossier_views.StatementView.as_view()),
    path("cases/<uuid:case_id>/read_backs", dossier_views.ReadBackListView.as_view()),
    path("cases/<uuid:case_id>/read_backs/<int:number>/signature", dossier_views.SignatureView.as_view()),
    *keeping.urls(),
]
