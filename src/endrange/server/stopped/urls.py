"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.stopped import views

urlpatterns = [
    path("stopped/", views.stopped, name="stopped"),
    path("stopped/mistake/", views.mistake, name="stopped-mistake"),
]
