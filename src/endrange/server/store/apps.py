"""The only Django app of ours that has tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Keep the tables' names short: store_event and so on."""

    name = "endrange.server.store"
    label = "store"
