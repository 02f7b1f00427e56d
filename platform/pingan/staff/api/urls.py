"""Addresses of people at work."""

from django.urls import path

from pingan.staff.api import rolls, views, ways_in

urlpatterns = [
    path("staff/accounts", views.AccountListView.as_view()),
    path("staff/accounts/<uuid:account_id>", views.AccountView.as_view()),
    path("staff/accounts/<uuid:account_id>/shut", views.ShutView.as_view()),
    path("staff/accounts/<uuid:account_id>/open", views.OpenView.as_view()),
    path("staff/accounts/<uuid:account_id>/sign_out", views.SignOutView.as_view()),
    path("staff/accounts/<uuid:account_id>/factor/reset", ways_in.FactorResetView.as_view()),
    path("staff/accounts/<uuid:account_id>/identity", ways_in.IdentityView.as_view()),
    path("staff/passwords", views.PasswordsView.as_view()),
    path("staff/nominations", views.NominationListView.as_view()),
    path("staff/nominations/settle", views.SettleView.as_view()),
    path("staff/nominations/<uuid:nomination_id>", views.NominationView.as_view()),
    path("staff/employers", views.EmployerListView.as_view()),
    path("staff/posts", views.HeldView.as_view()),
    path("staff/posts/<uuid:post_id>/end", views.EndPostView.as_view()),
    path("staff/gaps", views.GapListView.as_view()),
    path("staff/leaving", views.LeavingListView.as_view()),
    path("staff/absences", views.AbsenceListView.as_view()),
    path("staff/absences/<uuid:absence_id>", views.AbsenceView.as_view()),
    path("staff/directory", views.DirectoryView.as_view()),
    path("staff/directory/<uuid:account_id>", views.CardView.as_view()),
    path("staff/sign-ins", views.SignInListView.as_view()),
    path("staff/failed-sign-ins", views.FailedSignInListView.as_view()),
    path("staff/acts", views.ActListView.as_view()),
    path("staff/rolls", rolls.RollListView.as_view()),
    path("staff/rolls/template", rolls.TemplateView.as_view()),
    path("staff/rolls/<uuid:roll_id>", rolls.RollView.as_view()),
    path("staff/rolls/<uuid:roll_id>/rows", rolls.RollRowsView.as_view()),
    path("staff/rolls/<uuid:roll_id>/take_in", rolls.TakeInView.as_view()),
]
