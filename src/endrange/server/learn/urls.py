"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.learn import views

urlpatterns = [
    path("learn/", views.articles, name="learn"),
    path("learn/<slug:article_id>/", views.article, name="article"),
]
