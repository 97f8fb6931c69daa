from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("cari/", views.search, name="search"),
    path("perbup/", views.regulation, name="regulation"),
]
