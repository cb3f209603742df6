"""Whether sponsored enrollment counts: paid in one sweep by others, it swamps what cadres bring."""

from acquisition.i18n import N_, Language

SPONSORED = ("apbd", "csr", "desa")
OWN = ("", "mandiri")  # the worker, or nobody says who
KEY = "funding"  # what the address calls the choice
CHOICES = {"own": N_("Without sponsored"), "all": N_("All sources")}
FUNDINGS: dict[str, tuple[str, ...]] = {"own": OWN, "all": ()}


def names(language: Language) -> dict[str, str]:
    """The choices as they are called, the preset first."""
    return {code: language.gettext(name) for code, name in CHOICES.items()}
