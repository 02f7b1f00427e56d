from django.urls import path

from pingan.categories.api import views

urlpatterns = [path("categories", views.CategoryListView.as_view())]
