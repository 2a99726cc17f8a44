"""The addresses of Settings, spelled whole."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
