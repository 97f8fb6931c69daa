"""The desk for reports of fake accounts (mounted at /akun/tiruan/)."""

from django.urls import path

from accounts.impostors import views

app_name = "impostors"
urlpatterns = [
    path("", views.report_list, name="list"),
    path("lapor/", views.create, name="create"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/bukti/", views.evidence, name="evidence"),
    path("<int:pk>/<slug:step>/", views.decide, name="decide"),
]
