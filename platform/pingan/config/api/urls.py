from django.urls import path

from pingan.config.api import views

urlpatterns = [
    path("texts", views.TextModuleListView.as_view()),
    path("config", views.ConfigurationView.as_view()),
    path("config/sections", views.SectionListView.as_view()),
    path("config/changes", views.ChangeListView.as_view()),
    path("config/changes/<uuid:change_id>", views.ChangeView.as_view()),
    path("config/changes/<uuid:change_id>/undo", views.UndoView.as_view()),
    path("config/emblems", views.EmblemListView.as_view()),
    path("config/<slug:section>", views.TableView.as_view()),
    path("config/<slug:section>/preview", views.PreviewView.as_view()),
    path("config/<slug:section>/xlsx", views.SheetView.as_view()),
]
