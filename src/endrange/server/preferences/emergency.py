"""The ambulance's number by country or region, from common knowledge; a person can always write their own."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Emergency(NamedTuple):
    """A place and the number that brings an ambulance."""

    place: Promise
    number: str


NUMBERS: dict[str, Emergency] = {
    "eu": Emergency(_("European Union, Iceland, Norway, Switzerland, Turkey, Ukraine"), "112"),
    "gb": Emergency(_("United Kingdom"), "999"),
    "us": Emergency(_("United States"), "911"),
    "ca": Emergency(_("Canada"), "911"),
    "mx": Emergency(_("Mexico"), "911"),
    "ar": Emergency(_("Argentina"), "107"),
    "au": Emergency(_("Australia"), "000"),
    "br": Emergency(_("Brazil"), "192"),
    "cl": Emergency(_("Chile"), "131"),
    "cn": Emergency(_("China"), "120"),
    "hk": Emergency(_("Hong Kong"), "999"),
    "in": Emergency(_("India"), "112"),
    "il": Emergency(_("Israel"), "101"),
    "jp": Emergency(_("Japan"), "119"),
    "my": Emergency(_("Malaysia"), "999"),
    "nz": Emergency(_("New Zealand"), "111"),
    "sg": Emergency(_("Singapore"), "995"),
    "za": Emergency(_("South Africa"), "10177"),
    "kr": Emergency(_("South Korea"), "119"),
    "tw": Emergency(_("Taiwan"), "119"),
}


def number_of(region: str) -> str:
    """Return the number of a region; empty where it is not known."""
    known = NUMBERS.get(region)
    return known.number if known else ""
