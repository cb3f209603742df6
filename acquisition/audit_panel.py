"""The audit on the screen, for administrators: who did what, and when."""

import json

import pandas as pd

from acquisition import results, tables, ui
from acquisition.access import audit
from acquisition.i18n import N_

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
}


def section(view: ui.View) -> None:
    """The newest entries as a table that filters, and all of them as CSV."""
    entries = results.audit().entries(SHOWN)
    view.table(view.filtered(_told(entries, view), "audit"))
    view.download(
        "CSV", lambda: tables.csv(_told(results.audit().entries(), view), view.language), "audit.csv",
        "text/csv", "csv-audit", type="tertiary", icon=":material/download:",
    )  # fmt: skip


def _told(entries: pd.DataFrame, view: ui.View) -> pd.DataFrame:
    """The entries in words. Columns: at (local time), who, what, details."""
    return pd.DataFrame(
        {
            "at": entries["at"].dt.tz_convert("Asia/Jakarta").dt.tz_localize(None),
            "who": entries["who"],
            "what": [view.gettext(WORDS.get(what, what)) for what in entries["what"]],
            "details": [_said(json.loads(details)) for details in entries["details"]],
        }
    )


def _said(details: dict) -> str:
    return ", ".join(f"{name}: {_plain(value)}" for name, value in details.items())


def _plain(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
