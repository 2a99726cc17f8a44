"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.first_visit import changing, check_views, views

urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("welcome/go-on/", views.go_on, name="welcome-go-on"),
    path("welcome/safety/again/", check_views.safety_again, name="safety-again"),
    path("welcome/safety/<slug:screen>/", check_views.safety, name="safety-screen"),
    path("welcome/result/", views.result, name="safety-result"),
    path("welcome/ready/", views.ready, name="welcome-ready"),
    path("welcome/conditions/", views.conditions, name="welcome-conditions"),
    path("welcome/<slug:step>/", views.question, name="welcome-question"),
    path("settings/answers/conditions/", changing.change_conditions, name="change-conditions"),
    path("settings/answers/<slug:step>/", changing.change, name="change-answer"),
    path("help-now/", views.help_now, name="help-now"),
]
