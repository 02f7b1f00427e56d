from django.urls import path

from pingan.cases.api import views

urlpatterns = [
    path("categories", views.CategoryListView.as_view()),
    path("cases", views.CaseListView.as_view()),
    path("cases/counts", views.CaseCountsView.as_view()),
    path("cases/by_code", views.CaseByCodeView.as_view()),
    path("cases/<uuid:case_id>", views.CaseView.as_view()),
    path("cases/<uuid:case_id>/timeline", views.CaseTimelineView.as_view()),
    path("cases/<uuid:case_id>/claim", views.CLAIM.as_view()),
    path("cases/<uuid:case_id>/release", views.RELEASE.as_view()),
    path("cases/<uuid:case_id>/dispatch", views.DISPATCH.as_view()),
    path("cases/<uuid:case_id>/recall", views.RECALL.as_view()),
    path("cases/<uuid:case_id>/receive", views.RECEIVE.as_view()),
    path("cases/<uuid:case_id>/send_back", views.SEND_BACK.as_view()),
    path("cases/<uuid:case_id>/handle", views.HANDLE.as_view()),
    path("cases/<uuid:case_id>/rework", views.REWORK.as_view()),
    path("cases/<uuid:case_id>/self_resolve", views.SELF_RESOLVE.as_view()),
    path("cases/<uuid:case_id>/close", views.CLOSE.as_view()),
    path("cases/<uuid:case_id>/note", views.NOTE.as_view()),
    path("cases/<uuid:case_id>/photos/<uuid:photo_id>", views.PhotoUploadView.as_view()),
    path("photos/<uuid:photo_id>", views.PhotoView.as_view()),
    path("photos/<uuid:photo_id>/thumb", views.PhotoThumbView.as_view()),
]
