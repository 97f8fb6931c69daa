from django.urls import include, path

from reports.views import evaluations, handing, listing, pages, writing

app_name = "reports"
urlpatterns = [
    path("", listing.report_list, name="list"),
    path("unduh.csv", listing.report_csv, name="csv"),
    path("baru/", pages.create, name="create"),
    path("<int:pk>/", pages.detail, name="detail"),
    path("<int:pk>/angka.csv", pages.figures_csv, name="figures_csv"),
    path("<int:pk>/huruf/<str:letter>/", writing.edit_section, name="edit"),
    path("<int:pk>/rencana/", writing.plan, name="plan"),
    path("<int:pk>/rencana/<int:planned>/", writing.plan, name="plan_edit"),
    path("<int:pk>/rencana/<int:planned>/hapus/", writing.remove_plan, name="plan_remove"),
    path("<int:pk>/rekomendasi/<int:follow_up>/", writing.answer, name="answer"),
    path("<int:pk>/ajukan/", handing.submit, name="submit"),
    path("<int:pk>/sahkan/", handing.sign, name="sign"),
    path("<int:pk>/kembalikan-ke-petugas/", handing.send_back, name="send_back"),
    path("<int:pk>/terima/", handing.receive, name="receive"),
    path("<int:pk>/kembalikan/", handing.return_, name="return"),
    path("<int:pk>/teruskan/", handing.forward, name="forward"),
    path("<int:pk>/evaluasi/", evaluations.evaluation, name="evaluation"),
    path("<int:pk>/evaluasi/mulai/", evaluations.start, name="evaluation_start"),
    path("<int:pk>/evaluasi/ubah/", evaluations.edit, name="evaluation_edit"),
    path("<int:pk>/evaluasi/tetapkan/", evaluations.finalise, name="evaluation_finalise"),
    path("", include("reports.document_urls")),
]
