"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.today import views

urlpatterns = [path("today/", views.today, name="today")]
