"""Documents as PDF, and their preview (part of /laporan/)."""

from django.urls import path

from reports.views import documents

urlpatterns = [
    path("<int:pk>/pratinjau/", documents.preview, name="preview"),
    path("<int:pk>/evaluasi/pratinjau/", documents.evaluation_preview, name="evaluation_preview"),
    path("dokumen/<int:pk>/", documents.document, name="document"),
    path("dokumen/<int:pk>/kemajuan/", documents.progress, name="document_progress"),
    path("dokumen/<int:pk>/ulang/", documents.retry, name="document_retry"),
    path("dokumen/<int:pk>/unduh/", documents.download, name="document_download"),
]
