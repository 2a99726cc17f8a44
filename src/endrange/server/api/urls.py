"""The addresses of the API and of the figures, spelled whole."""

from django.urls import path

from endrange.server.api.figures import figure
from endrange.server.api.service import api

urlpatterns = [
    path("api/", api.urls),
    path("figure/<slug:exercise>/<str:scene>.json", figure, name="figure"),
]
