"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.before import corrections, views

urlpatterns = [
    path("before/", views.before, name="before-session"),
    path("history/before/<int:check>/correct/", corrections.correct, name="before-correct"),
    path("history/before/<int:check>/delete/", corrections.delete, name="before-delete"),
]
