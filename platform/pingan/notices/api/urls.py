"""Addresses of notices."""

from django.urls import path

from pingan.notices.api import views

urlpatterns = [
    path("notices", views.LedgerView.as_view()),
    path("notices/again", views.AgainTogetherView.as_view()),
    path("notices/channels", views.GatewaysView.as_view()),
    path("notices/wishes", views.WishesView.as_view()),
    path("notices/push", views.PushView.as_view()),
    path("notices/seen", views.SeenView.as_view()),
    path("notices/addresses/<str:channel>", views.AddressView.as_view()),
    path("notices/receipts/<str:county>/<str:channel>", views.ReceiptsView.as_view()),
    path("notices/<uuid:notice_id>/again", views.AgainView.as_view()),
]
