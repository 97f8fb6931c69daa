"""Units and decrees."""

from django.urls import path

from opd.views import appointments, decrees, units

app_name = "opd"
urlpatterns = [
    path("", units.unit_list, name="unit_list"),
    path("unduh/", units.unit_csv, name="unit_csv"),
    path("<int:pk>/", units.unit_detail, name="unit_detail"),
    path("<int:unit_pk>/keputusan/baru/", decrees.create, name="decree_create"),
    path("keputusan/", decrees.decree_list, name="decree_list"),
    path("keputusan/<int:pk>/", decrees.detail, name="decree_detail"),
    path("keputusan/<int:pk>/naskah/", decrees.download, name="decree_file"),
    path("keputusan/<int:pk>/akhiri/", decrees.end, name="decree_end"),
    path("penunjukan/<int:pk>/akhiri/", appointments.end, name="appointment_end"),
    path("penunjukan/<int:pk>/pengganti/", appointments.name_deputy, name="appointment_deputy"),
    path("pengganti/<int:pk>/akhiri/", appointments.end_deputy, name="deputy_end"),
]
