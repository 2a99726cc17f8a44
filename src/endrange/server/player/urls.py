"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.player import views

urlpatterns = [
    path("session/", views.session, name="session"),
    path("offline/", views.offline, name="offline"),
    path("sw.js", views.service_worker, name="service-worker"),
]
