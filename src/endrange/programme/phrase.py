"""Sentences for a person; they live where every room that speaks can reach them."""

from endrange.catalogue.phrase import Gettext, Phrase, marked, untranslated

__all__ = ["Gettext", "Phrase", "marked", "untranslated"]
