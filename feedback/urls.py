from django.urls import path, re_path

from feedback import views

app_name = "feedback"
urlpatterns = [
    path("", views.item_list, name="list"),
    path("baru/", views.create, name="create"),
    path("<int:pk>/", views.detail, name="detail"),
    re_path(r"^(?P<pk>[0-9]{1,18})/(?P<word>jawab|teruskan|saring)/$", views.decide, name="decide"),
]
