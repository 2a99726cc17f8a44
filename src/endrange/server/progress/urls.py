"""The addresses of Progress, spelled whole."""

from django.urls import path

from endrange.server.progress import views

urlpatterns = [
    path("progress/", views.progress, name="progress"),
    path("progress/charts/<slug:size>/<slug:theme>/<slug:name>.svg", views.chart, name="progress-chart"),
    path("progress/scores/<int:score>/delete/", views.delete_score, name="score-delete"),
]
