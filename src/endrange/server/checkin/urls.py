"""The addresses of the check-ins, spelled whole."""

from django.urls import path

from endrange.server.checkin import corrections, views

urlpatterns = [
    path("check-in/morning/", views.morning, name="check-in-morning"),
    path("check-in/weekly/", views.weekly, name="check-in-weekly"),
    path("check-in/activities/", views.activities, name="check-in-activities"),
    path("check-in/activities/names/", views.names, name="check-in-names"),
    path("check-in/not-now/", views.not_now, name="check-in-not-now"),
    path("history/check-ins/<int:check_in>/correct/", corrections.correct, name="check-in-correct"),
    path("history/check-ins/<int:check_in>/delete/", corrections.delete, name="check-in-delete"),
]
