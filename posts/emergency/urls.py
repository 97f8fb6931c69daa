"""Addresses of the emergency lane and the roster, below /pesan/."""

from django.urls import path

from posts.emergency import views

urlpatterns = [
    path("darurat/", views.emergency_send, name="emergency_send"),
    path("darurat/daftar/", views.emergency_list, name="emergency_list"),
    path("darurat/<int:pk>/tinjau/", views.emergency_review, name="emergency_review"),
    path("piket/", views.roster, name="roster"),
    path("piket/<int:unit_pk>/baru/", views.shift_create, name="shift_create"),
    path("piket/<int:pk>/batal/", views.shift_cancel, name="shift_cancel"),
]
