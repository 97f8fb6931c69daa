from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.account_list, name="list"),
    path("baru/", views.create, name="create"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/perbaiki/", views.revise, name="revise"),
    path("<int:pk>/tutup/", views.retire, name="retire"),
]
