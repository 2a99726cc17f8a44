"""The addresses of this feature, spelled whole."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
