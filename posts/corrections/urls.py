"""Addresses of corrections, below /pesan/."""

from django.urls import path

from posts.corrections import views

urlpatterns = [
    path("<int:pk>/koreksi/", views.correct, name="correct"),
    path("koreksi/<int:pk>/", views.correction, name="correction"),
    path("koreksi/<int:pk>/sunting/", views.edit, name="correction_edit"),
    path("koreksi/<int:pk>/ajukan/", views.submit, name="correction_submit"),
    path("koreksi/<int:pk>/ambil-kembali/", views.recall, name="correction_recall"),
    path("koreksi/<int:pk>/batalkan/", views.cancel, name="correction_cancel"),
    path("koreksi/<int:pk>/tinjau/", views.review, name="correction_review"),
    path("koreksi/kiriman/<int:pk>/", views.place, name="place"),
]
