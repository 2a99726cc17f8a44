"""The words of an own exercise that does not bring its own (own.toml)."""

from .content_model import Content, Text


class OwnWords(Content):
    """What is said for an own exercise that does not say it itself (own.toml)."""

    variant_name: Text
    summary: Text
    purpose: Text
    feel: Text
    breathing: Text
    stop_signs: tuple[Text, ...]
