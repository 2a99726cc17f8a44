"""The addresses of History, spelled whole."""

from django.urls import path

from endrange.server.history import views

urlpatterns = [
    path("history/", views.history, name="history"),
    path("history/<uuid:session>/", views.session, name="session-done"),
    path("history/<uuid:session>/correct/", views.correct, name="session-correct"),
    path("history/<uuid:session>/delete/", views.delete, name="session-delete"),
]
