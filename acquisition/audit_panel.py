"""The audit on the screen, for administrators: who did what, and when."""

import json

import pandas as pd

from acquisition import controls, narrative, receipts, results, tables, ui
from acquisition import formatting as fmt
from acquisition.access import audit
from acquisition.access.admission import Refusal
from acquisition.i18n import N_, Language

SHOWN = 1_000  # entries; the file has all of them
WORDS = {
    audit.SIGNED_IN: N_("signed in"),
    audit.SIGNED_OUT: N_("signed out"),
    audit.REFUSED: N_("was refused"),
    audit.IMPORTED: N_("imported"),
    audit.WITHDRAWN: N_("withdrew imports"),
    audit.EMPTIED: N_("emptied the store"),
    audit.ERASED: N_("erased an identity"),
    audit.READ: N_("read a figure"),
    audit.DOWNLOADED: N_("downloaded"),
    audit.DECK: N_("made a handout"),
    audit.FROZEN: N_("froze a meeting"),
    audit.DECIDED: N_("noted a decision"),
    audit.TAKEN_BACK: N_("took a decision back"),
    audit.CONFIGURED: N_("changed who may come in"),
    audit.SERVED: N_("started the server"),
    audit.BACKED_UP: N_("made a backup"),
    audit.RESTORED: N_("restored a backup"),
    audit.COPIED: N_("copied the store"),
}

# What details are called; those of filters as everywhere.
DETAILS = narrative.FILTERS | {
    "accepted": N_("accepted"),
    "address": N_("address"),
    "client_id": N_("client"),
    "decision": N_("decision"),
    "duplicate": N_("duplicate"),
    "figure": N_("figure"),
    "file": N_("file"),
    "hours": N_("hours until sign-in again"),
    "kind": N_("kind"),
    "meeting": N_("meeting"),
    "number": N_("import"),
    "numbers": N_("numbers"),
    "of": N_("of import"),
    "offices": N_("offices"),
    "people": N_("people"),
    "port": N_("port"),
    "provider": N_("provider"),
    "reason": N_("reason"),
    "received": N_("received"),
    "refused": N_("refused because"),
    "rejected": N_("rejected"),
    "role": N_("role"),
    "settings": N_("mark of the settings"),
    "sign_in": N_("sign-in"),
    "slide": N_("slide"),
    "snapshot": N_("snapshot"),
    "status": N_("state"),
}
COUNTS = {"accepted", "duplicate", "received", "rejected"}
# What stands in details as a code.
SAID = {
    True: N_("yes"),
    False: N_("no"),
    "all": N_("all"),
    **{status: word for status, (_sign, word) in receipts.OUTCOMES.items()},
    **{code: why for code, (why, _remedy) in receipts.REFUSALS.items()},
    **controls.ROLES,
    Refusal.OTHER_AUDIENCE: N_("signed in elsewhere"),
    Refusal.EXPIRED: N_("signed in too long ago"),
    Refusal.NO_EMAIL: N_("no verified e-mail address"),
    Refusal.STRANGER: N_("not on the list"),
}


def section(view: ui.View) -> None:
    """The newest entries as a table that filters, and all of them as CSV."""
    entries = results.audit().entries(SHOWN)
    view.table(view.filtered(_told(entries, view), "audit"))
    view.download(
        "CSV", lambda: tables.csv(_told(results.audit().entries(), view), view.language),
        fmt.file_name(view.gettext("audit"), ending=".csv"), "text/csv", "csv-audit", type="tertiary",
        icon=":material/download:",
    )  # fmt: skip


def _told(entries: pd.DataFrame, view: ui.View) -> pd.DataFrame:
    """The entries in words. Columns: at (local time), who, what, details."""
    return pd.DataFrame(
        {
            "at": entries["at"].dt.tz_convert("Asia/Jakarta").dt.tz_localize(None),
            "who": entries["who"],
            "what": [view.gettext(WORDS.get(what, what)) for what in entries["what"]],
            "details": [said(json.loads(details), view.language) for details in entries["details"]],
        }
    )


def said(details: dict, language: Language) -> str:
    """The details of an entry in words; those that are empty are left out."""
    told = {name: _plain(name, value, language) for name, value in details.items() if value is not None}
    return ", ".join(f"{language.gettext(DETAILS.get(name, name))}: {value}" for name, value in told.items())


def _plain(name: str, value: object, language: Language) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    if name in COUNTS:
        return fmt.integer(value, language.code)
    is_code = isinstance(value, bool | str) and value in SAID
    return language.gettext(SAID[value]) if is_code else str(value)
