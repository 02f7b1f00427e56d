"""Addresses of tasks sent down, of minutes asked and of complaints."""

from django.urls import path

from pingan.workload.api import views

urlpatterns = [
    path("workload/day", views.DayView.as_view()),
    path("workload/assignments", views.AssignmentListView.as_view()),
    path("workload/assignments/<uuid:assignment_id>", views.AssignmentView.as_view()),
    path("workload/assignments/<uuid:assignment_id>/withdraw", views.WithdrawView.as_view()),
    path("workload/assignments/<uuid:assignment_id>/complete", views.CompleteView.as_view()),
    path("workload/duties", views.OfferedView.as_view()),
    path("workload/minutes", views.MinutesView.as_view()),
    path("workload/minutes/own", views.OwnMinutesView.as_view()),
    path("workload/complaints", views.ComplaintListView.as_view()),
    path("workload/complaints/own", views.OwnComplaintsView.as_view()),
    path("workload/complaints/<uuid:complaint_id>/answer", views.AnswerView.as_view()),
]
