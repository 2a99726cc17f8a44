"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.before import views

urlpatterns = [path("before/", views.before, name="before-session")]
