"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.plan import views

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/restart/", views.restart, name="plan-restart"),
]
