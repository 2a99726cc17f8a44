"""The addresses of the API, spelled whole."""

from django.urls import path

from endrange.server.api.service import api

urlpatterns = [path("api/", api.urls)]
