from django.urls import path

from . import views

app_name = "health"
urlpatterns = [
    path("hidup", views.alive, name="alive"),
    path("siap", views.ready, name="ready"),
]
