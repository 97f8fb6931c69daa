"""Addresses of amplification, below /pesan/amplifikasi/."""

from django.urls import path

from posts.spreading import views

urlpatterns = [
    path("", views.amplification_list, name="amplification_list"),
    path("baru/", views.amplification_create, name="amplification_create"),
    path("<int:pk>/", views.amplification_detail, name="amplification_detail"),
    path("<int:pk>/buka/", views.amplification_open, name="amplification_open"),
    path("<int:pk>/bukti/", views.amplification_prove, name="amplification_prove"),
    path("bukti/<int:pk>/", views.spread_proof, name="spread_proof"),
    path("<int:pk>/media/<int:media_pk>/", views.amplification_media, name="amplification_media"),
    path("<int:pk>/hentikan/", views.amplification_close, name="amplification_close"),
    path("<int:pk>/unduh.csv", views.amplification_csv, name="amplification_csv"),
]
