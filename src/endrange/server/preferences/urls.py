"""The addresses of Settings, spelled whole."""

from django.urls import path

from endrange.server.preferences import views

urlpatterns = [
    path("settings/", views.preferences, name="settings"),
    path("settings/data.json", views.download, name="settings-download"),
    path("settings/delete/", views.delete, name="settings-delete"),
]
