"""Addresses after the approval, below /pesan/."""

from django.urls import path

from posts.publishing import views

urlpatterns = [
    path("<int:pk>/salin/", views.kit, name="kit"),
    path("<int:pk>/salin/unduh.zip", views.kit_zip, name="kit_zip"),
    path("<int:pk>/bukti/<int:proof_pk>/", views.screenshot, name="screenshot"),
    path("bukti-tertahan/<int:pk>/", views.held, name="held"),
    path("bukti-tertahan/<int:pk>/gambar/", views.held_screenshot, name="held_screenshot"),
]
