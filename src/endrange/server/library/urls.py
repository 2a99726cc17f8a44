"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.library import own_views, views

urlpatterns = [
    path("exercises/", views.exercises, name="exercises"),
    path("exercises/new/", own_views.new, name="own-exercise-new"),
    path("exercises/<slug:exercise_id>/", views.exercise, name="exercise"),
    path("exercises/<slug:exercise_id>/edit/", own_views.edit, name="own-exercise-edit"),
    path("exercises/<slug:exercise_id>/delete/", own_views.delete_own, name="own-exercise-delete"),
    path("exercises/<slug:exercise_id>/picture/", own_views.own_picture, name="own-exercise-picture"),
]
