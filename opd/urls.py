"""Units, decrees and the SOP."""

from django.urls import path

from opd.views import appointments, decrees, imports, officials, people, sop, unit_changes, units

app_name = "opd"
urlpatterns = [
    path("", units.unit_list, name="unit_list"),
    path("unduh/", units.unit_csv, name="unit_csv"),
    path("unduh-xlsx/", units.unit_xlsx, name="unit_xlsx"),
    path("susunan/", units.unit_tree, name="unit_tree"),
    path("impor/", imports.import_units, name="unit_import"),
    path("<int:pk>/", units.unit_detail, name="unit_detail"),
    path("<int:unit_pk>/orang/", people.person_list, name="person_list"),
    path("<int:unit_pk>/orang/undang/", people.person_invite, name="person_invite"),
    path("<int:unit_pk>/orang/<int:pk>/undang/", people.person_resend, name="person_resend"),
    path("<int:pk>/kop/", unit_changes.letterhead, name="unit_letterhead"),
    path("<int:pk>/lambang/", unit_changes.logo, name="unit_logo"),
    path("<int:pk>/ganti-nama/", unit_changes.rename, name="unit_rename"),
    path("<int:pk>/penerus/", unit_changes.succeed, name="unit_succeed"),
    path("<int:pk>/penerus/batal/", unit_changes.cancel_succession, name="unit_succession_cancel"),
    path("pemangku-jabatan/", officials.official_list, name="official_list"),
    path("pemangku-jabatan/unduh/", officials.official_csv, name="official_csv"),
    path("pemangku-jabatan/unduh-xlsx/", officials.official_xlsx, name="official_xlsx"),
    path("pemangku-jabatan/impor/", imports.import_officials, name="official_import"),
    path("<int:unit_pk>/keputusan/baru/", decrees.create, name="decree_create"),
    path("keputusan/", decrees.decree_list, name="decree_list"),
    path("keputusan/<int:pk>/", decrees.detail, name="decree_detail"),
    path("keputusan/<int:pk>/naskah/", decrees.download, name="decree_file"),
    path("keputusan/<int:pk>/akhiri/", decrees.end, name="decree_end"),
    path("penunjukan/<int:pk>/akhiri/", appointments.end, name="appointment_end"),
    path("penunjukan/<int:pk>/pengganti/", appointments.name_deputy, name="appointment_deputy"),
    path("pengganti/<int:pk>/akhiri/", appointments.end_deputy, name="deputy_end"),
    path("sop/", sop.sop_list, name="sop_list"),
    path("sop/<int:pk>/", sop.detail, name="sop_detail"),
    path("sop/<int:pk>/naskah/", sop.download, name="sop_file"),
    path("sop/<int:pk>/baca/", sop.acknowledge, name="sop_acknowledge"),
    path("sop/<int:pk>/batalkan/", sop.cancel, name="sop_cancel"),
    path("sop/<int:pk>/pembaca/", sop.readers, name="sop_readers"),
    path("sop/<int:pk>/pembaca.csv", sop.readers_sheet, {"kind": "csv"}, name="sop_readers_csv"),
    path("sop/<int:pk>/pembaca.xlsx", sop.readers_sheet, {"kind": "xlsx"}, name="sop_readers_xlsx"),
]
