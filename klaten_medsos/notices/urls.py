from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("", views.notice_list, name="list"),
    path("dibaca/", views.read_all, name="read_all"),
    path("<int:pk>/buka/", views.open_notice, name="open"),
]
