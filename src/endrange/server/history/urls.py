"""The addresses of History, spelled whole."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
