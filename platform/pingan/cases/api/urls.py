from collections.abc import Iterator

from django.urls import URLPattern, path

from pingan.cases import tracks
from pingan.cases.api import (
    arbitration,
    candidates,
    files,
    hand_over,
    leases,
    photo_parts,
    similar,
    supervised,
    tasks,
    views,
    wordings,
)
from pingan.cases.api.bodies import BODIES


def steps() -> Iterator[URLPattern]:
    """One address for each action of any track that has a body."""
    for action, move in tracks.actions().items():
        if move.body is not None and not move.retired:
            view = views.step_view(action, move, BODIES[move.body])
            yield path(f"cases/<uuid:case_id>/{action}", view.as_view())


urlpatterns = [
    path("cases", views.CaseListView.as_view()),
    path("cases/counts", views.CaseCountsView.as_view()),
    path("cases/read", views.CasesReadView.as_view()),
    path("cases/bulk", views.BulkView.as_view()),
    path("cases/hand_over_all", hand_over.HandOverAllView.as_view()),
    path("cases/supervised", supervised.SupervisedView.as_view()),
    path("cases/similar", similar.SimilarToReportView.as_view()),
    path("shift_note", views.ShiftNoteView.as_view()),
    path("cases/by_code", views.CaseByCodeView.as_view()),
    path("cases/<uuid:case_id>", views.CaseView.as_view()),
    path("cases/<uuid:case_id>/timeline", views.CaseTimelineView.as_view()),
    path("cases/<uuid:case_id>/candidates", candidates.CaseCandidatesView.as_view()),
    path("cases/<uuid:case_id>/neighbours", views.CaseNeighboursView.as_view()),
    path("cases/<uuid:case_id>/similar", similar.SimilarView.as_view()),
    path("cases/<uuid:case_id>/duty_contest", arbitration.DutyContestView.as_view()),
    path("duties/contests", arbitration.DutyContestListView.as_view()),
    path("duties/overrides/<int:item_id>/cases", arbitration.OverriddenCaseListView.as_view()),
    path("tasks/<uuid:task_id>/arbitrate", arbitration.ArbitrateView.as_view()),
    *steps(),
    *tasks.urls(),
    *files.urls(),
    *leases.urls(),
    path("cases/<uuid:case_id>/photos/<uuid:photo_id>", views.PhotoUploadView.as_view()),
    *photo_parts.urls(),
    *wordings.urls(),
    path("photos/<uuid:photo_id>", views.PhotoView.as_view()),
    path("photos/<uuid:photo_id>/thumb", views.PhotoThumbView.as_view()),
]
