from django.urls import path

from metrics import views

app_name = "metrics"
urlpatterns = [
    path("", views.measurement_list, name="list"),
    path("baru/", views.create, name="create"),
]
