"""Where a claim comes from, ready for a page: title, how we know it, and a link if the locator names one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from endrange.catalogue import Catalogue
from endrange.catalogue.sources import Source

_DOI = re.compile(r"\bdoi:\s*(10\.\d{4,9}/[^\s,;)]+)", re.IGNORECASE)
_PMC = re.compile(r"\bPMC\d+\b")
_PMID = re.compile(r"\b(?:PMID|PubMed):?\s*(\d+)\b")


@dataclass(frozen=True)
class Citation:
    """One source as a page shows it. The link is for the person to follow; nothing is fetched."""

    source: Source
    link: str | None
    found: str


def citations(ids: Iterable[str], catalogue: Catalogue) -> tuple[Citation, ...]:
    """Return the sources with these ids, in their order."""
    said = {
        "read": _("read by us, at least the abstract"),
        "secondary": _("read about on another page"),
        "memory": _("well known, not looked up again"),
        "judgement": _("our own choice"),
    }
    found = [catalogue.sources[name] for name in ids if name in catalogue.sources]
    return tuple(Citation(source, link_of(source.locator or ""), said[source.found]) for source in found)


def link_of(locator: str) -> str | None:
    """Return the address that a DOI, PubMed Central or PubMed id stands for."""
    if match := _DOI.search(locator):
        return f"https://doi.org/{match[1].rstrip('.')}"
    if match := _PMC.search(locator):
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{match[0]}/"
    if match := _PMID.search(locator):
        return f"https://pubmed.ncbi.nlm.nih.gov/{match[1]}/"
    return None
