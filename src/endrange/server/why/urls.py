"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.why import rule_views, views

urlpatterns = [
    path("why/", views.why, name="why"),
    path("why/decide/", views.decide, name="why-decide"),
    path("why/rules/", rule_views.rules, name="rules"),
    path("why/rules/<slug:rule>/", rule_views.rule, name="rule"),
    path("why/pain/<slug:rule>/", rule_views.pain_rule, name="pain-rule"),
    path("why/signs/", rule_views.signs, name="signs"),
]
