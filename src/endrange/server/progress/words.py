"""The words for what the report says with ids."""

from django.utils.translation import gettext_lazy as _

PHASES = {
    "calm": _("Calm"),
    "restore": _("Restore"),
    "strengthen": _("Strengthen"),
    "keep": _("Keep"),
}
MARKS = {
    "flare": _("A flare"),
    "lapse": _("A pause"),
    "review": _("A review"),
}
REVIEWS = {
    "better": _("better"),
    "slightly": _("a little better"),
    "same": _("no real change"),
    "worse": _("worse"),
    "unknown": _("too little to say"),
}
