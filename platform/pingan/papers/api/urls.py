from django.urls import path

from pingan.papers.api import views

urlpatterns = [
    path("papers/kinds", views.KindListView.as_view()),
    path("papers/templates/<slug:kind>", views.TemplateView.as_view()),
    path("papers/templates/<slug:kind>/docx", views.TemplateDocumentView.as_view()),
    path("papers/templates/<slug:kind>/look", views.TemplateLookView.as_view()),
    path("papers/templates/<slug:kind>/preview", views.TemplatePreviewView.as_view()),
    path("papers/<uuid:paper_id>", views.PaperView.as_view()),
    path("papers/<uuid:paper_id>/pdf", views.PaperPdfView.as_view()),
    path("bound_files/<uuid:bound_id>", views.BoundFileView.as_view()),
    path("cases/<uuid:case_id>/papers", views.CasePaperListView.as_view()),
    path("cases/<uuid:case_id>/papers/draft", views.PaperDraftView.as_view()),
    path("cases/<uuid:case_id>/papers/<uuid:paper_id>", views.CasePaperView.as_view()),
    path("cases/<uuid:case_id>/bound_files/<uuid:bound_id>", views.CaseBoundFileView.as_view()),
]
