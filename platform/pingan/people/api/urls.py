from django.urls import path

from pingan.people.api import views

urlpatterns = [
    path("session", views.SessionView.as_view()),
    path("session/password", views.PasswordView.as_view()),
    path("session/post", views.PostSwitchView.as_view()),
    path("session/language", views.LanguageView.as_view()),
    path("session/devices", views.DeviceListView.as_view()),
    path("session/devices/<uuid:device_id>", views.DeviceView.as_view()),
    path("workers", views.WorkerListView.as_view()),
]
