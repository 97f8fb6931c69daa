"""Anyone may ask whether a document is ours (mounted at /periksa/)."""

from django.urls import path

from reports.views import verification

app_name = "verification"
urlpatterns = [
    path("", verification.ask, name="ask"),
    path("<str:code>/", verification.document, name="document"),
]
