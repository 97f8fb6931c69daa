"""Addresses of the calendar, below /pesan/kalender/."""

from django.urls import path

from posts.calendar import views

urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("keterpaduan/", views.coherence, name="coherence"),
    path("langganan/", views.feed_links, name="feed_links"),
    path("langganan/<int:pk>/cabut/", views.feed_revoke, name="feed_revoke"),
    path("langganan/<str:token>.ics", views.feed, name="feed"),
]
