from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.account_list, name="list"),
    path("unduh.csv", views.account_csv, name="csv"),
    path("unduh.xlsx", views.account_xlsx, name="xlsx"),
    path("baru/", views.create, name="create"),
    path("radar/", views.radar, name="radar"),
    path("radar/unduh.csv", views.radar_csv, name="radar_csv"),
    path("radar/unduh.xlsx", views.radar_xlsx, name="radar_xlsx"),
    path("impor/", views.import_accounts, name="import"),
    path("impor/templat.csv", views.import_template_csv, name="import_template_csv"),
    path("impor/templat.xlsx", views.import_template_xlsx, name="import_template_xlsx"),
    path("impor/<int:pk>/", views.batch, name="batch"),
    path("impor/<int:pk>/kemajuan/", views.batch_progress, name="batch_progress"),
    path("impor/<int:pk>/daftarkan/", views.apply_batch, name="batch_apply"),
    path("impor/<int:pk>/batalkan/", views.undo_batch, name="batch_undo"),
    path("segmen/", views.segment_list, name="segments"),
    path("statistik/", views.statistics, name="statistics"),
    path("statistik/unduh.csv", views.statistics_csv, name="statistics_csv"),
    path("statistik/unduh.xlsx", views.statistics_xlsx, name="statistics_xlsx"),
    path("penyusupan/<int:pk>/", views.case, name="case"),
    path("penyusupan/langkah/<int:pk>/", views.tick, name="tick"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/perbaiki/", views.revise, name="revise"),
    path("<int:pk>/batalkan/", views.cancel, name="cancel"),
    path("<int:pk>/tutup/", views.retire, name="retire"),
    path("<int:pk>/tangguhkan/", views.suspend, name="suspend"),
    path("<int:pk>/pulihkan/", views.reinstate, name="reinstate"),
    path("<int:pk>/disusupi/", views.report_compromise, name="report_compromise"),
    path("<int:pk>/tinjau/", views.review, name="review"),
    path("<int:pk>/penguasaan/", views.custody, name="custody"),
    path("<int:pk>/penguasaan/ubah/", views.change_custody, name="change_custody"),
    path("<int:pk>/bukti/", views.evidence, name="evidence"),
    path("<int:pk>/serah-terima/", views.hand_over, name="hand_over"),
]
