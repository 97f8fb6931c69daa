"""Addresses of plans and programmes, below /pesan/."""

from django.urls import path

from posts.planning import programme_views as programmes
from posts.planning import views

urlpatterns = [
    path("rencana/", views.plan_list, name="plan_list"),
    path("rencana/baru/", views.plan_open, name="plan_open"),
    path("rencana/<int:pk>/", views.plan_detail, name="plan_detail"),
    path("rencana/<int:pk>/sunting/", views.plan_edit, name="plan_edit"),
    path("rencana/<int:pk>/sahkan/", views.plan_approve, name="plan_approve"),
    path("rencana/<int:pk>/revisi/", views.plan_revise, name="plan_revise"),
    path("program/", programmes.programme_list, name="programme_list"),
    path("program/baru/", programmes.programme_create, name="programme_create"),
    path("program/<int:pk>/", programmes.programme_detail, name="programme_detail"),
    path("program/<int:pk>/sunting/", programmes.programme_edit, name="programme_edit"),
    path("program/<int:pk>/tautkan/", programmes.programme_link, name="programme_link"),
    path("program/<int:pk>/lepas/", programmes.programme_unlink, name="programme_unlink"),
    path("program/<int:pk>/coret/", programmes.programme_drop, name="programme_drop"),
]
