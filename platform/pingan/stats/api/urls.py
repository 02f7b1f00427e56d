from django.urls import path

from pingan.stats.api import views

urlpatterns = [path("stats/dwell", views.DwellView.as_view())]
