from django.urls import path

from pingan.stats.api import rates, views

urlpatterns = [
    path("stats/dwell", views.DwellView.as_view()),
    path("stats/rates", rates.RatesView.as_view()),
    path("stats/rates/cases", rates.RateCasesView.as_view()),
]
