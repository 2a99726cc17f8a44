"""The addresses of the API, spelled whole."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
