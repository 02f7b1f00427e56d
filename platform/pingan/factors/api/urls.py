"""Addresses of second factors: each is about the session or the account of whoever asks."""

from django.urls import path

from pingan.factors.api import views

urlpatterns = [
    path("session/confirm", views.ConfirmView.as_view()),
    path("session/confirm/options", views.ConfirmOptionsView.as_view()),
    path("session/factors", views.FactorsView.as_view()),
    path("session/factors/totp", views.TotpView.as_view()),
    path("session/factors/passkeys", views.PasskeyListView.as_view()),
    path("session/factors/passkeys/options", views.PasskeyOptionsView.as_view()),
    path("session/factors/passkeys/<uuid:passkey_id>", views.PasskeyView.as_view()),
    path("session/factors/recovery_codes", views.RecoveryCodesView.as_view()),
]
