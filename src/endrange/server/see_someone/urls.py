"""The addresses of this feature, spelled whole."""

from django.urls import path

from endrange.server.see_someone import views

urlpatterns = [path("see-someone/", views.see_someone, name="see-someone")]
