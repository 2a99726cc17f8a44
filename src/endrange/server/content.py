"""The catalogue that pages show: the shipped content and the person's own exercises."""

from django.conf import settings

from endrange.catalogue import Catalogue, load_catalogue
from endrange.records.data_folder import own_exercises_folder


def catalogue() -> Catalogue:
    """Return everything that can be done. Own files are read anew, so that an edited one counts at once."""
    return load_catalogue(own_exercises_folder(settings.DATA))
