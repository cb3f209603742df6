"""The gate before every page: who is there; whoever may not come in sees the gate, and nothing behind it."""

import os
import time
from urllib.parse import urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from acquisition import formatting as fmt
from acquisition.access.admission import Refusal, admitted
from acquisition.access.audit import REFUSED, SIGNED_IN, SIGNED_OUT, Audit
from acquisition.access.configuration import Access, configuration_file
from acquisition.access.person import IMPORT, LOCAL, Person
from acquisition.i18n import DEFAULT, N_, Language, language
from acquisition.scope import EVERYTHING

OPEN = "ACQUISITION_LET_ANYONE_IN"
# Whoever comes without signing in, from wherever: looks at everything and changes nothing.
ANYONE = Person("anyone", "", EVERYTHING)
HERE = ("localhost", "127.0.0.1", "::1")
WORDS = {
    Refusal.NOT_SIGNED_IN: N_("Sign in to see the figures."),
    Refusal.OTHER_AUDIENCE: N_("This sign-in is for another program. Sign in here."),
    Refusal.EXPIRED: N_("Your sign-in has ended. Sign in again to go on."),
    Refusal.NO_EMAIL: N_("The provider does not confirm an e-mail address for {email}."),
    Refusal.STRANGER: N_("{email} is not on the list of those who may come in."),
}
# Sessions whose person may import: others can upload nothing, whatever their browser sends (see serve).
importing_sessions: set[str] = set()
_guarded: list[Access | None] = []
_noted: set[tuple[object, ...]] = set()
_OF_PROXIES = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded")


def guard(access: Access | None) -> None:
    """From now on whoever is in `access` may come in, or everybody here where it is None: see serve.

    Read once and kept here: what Streamlit keeps, any browser can have it forget.
    """
    _guarded.append(access)


def enter(spoken: Language, audit: Audit) -> Person:
    """The person at this page. Whoever may not come in sees the gate, and the run ends here."""
    session = get_script_run_ctx().session_id
    importing_sessions.discard(session)
    access = _guarded[-1] if _guarded else None
    person = _signed_in(access, spoken, audit) if access else _without_sign_in()
    if person.may(IMPORT):
        importing_sessions.add(session)
    return person


def sign_out(person: Person, audit: Audit) -> None:
    """End the sign-in of this browser, with the provider too where it offers that."""
    audit.note(person, SIGNED_OUT)
    st.logout()


def _without_sign_in() -> Person:
    if os.environ.get(OPEN):
        return ANYONE
    is_meant = bool(_guarded) or configuration_file() is None
    if is_meant and st.get_option("server.address") in HERE and _comes_from_here():
        return LOCAL
    # Streamlit was started by hand, or a proxy leads others here: serve would have asked for sign-in.
    st.error(language(DEFAULT).gettext("Sign-in is not set up: the dashboard opens on its own machine."))
    st.stop()


def _comes_from_here() -> bool:
    """Whether a browser on this machine asked, by its own name, and no proxy says that it is for another."""
    headers = st.context.headers
    if "Host" not in headers:  # no server, as in tests
        return True
    asked = urlsplit(f"//{headers['Host']}").hostname
    page = urlsplit(headers.get("Origin", "")).hostname
    return asked in HERE and page in HERE and not any(headers.get(name) for name in _OF_PROXIES)


def _signed_in(access: Access, spoken: Language, audit: Audit) -> Person:
    claims = st.user.to_dict()
    found = admitted(claims, access, time.time())
    if isinstance(found, Person):
        if _is_new(found.name, claims["iat"], SIGNED_IN):
            audit.note(found, SIGNED_IN, role=found.role, offices=found.scope or "all")
        return found
    email = str(claims.get("email") or "")
    if found is not Refusal.NOT_SIGNED_IN and _is_new(email, claims.get("iat"), found):
        audit.note(Person(email, "", ()), REFUSED, reason=found)
    _show(found, email, spoken)
    st.stop()


def _show(refusal: Refusal, email: str, spoken: Language) -> None:
    _ = spoken.gettext
    is_somebody = refusal in (Refusal.NO_EMAIL, Refusal.STRANGER)
    with st.container(key="gate"):
        st.title(_("Cadre acquisition, BPJS Ketenagakerjaan"), anchor=False)
        st.markdown(_(WORDS[refusal], email=fmt.escape_markdown(email)))
        if is_somebody:
            st.markdown(_("Ask the administrator of the dashboard to add you, or sign in as somebody else."))
        st.button(
            _("Sign in as somebody else") if is_somebody else _("Sign in"),
            type="primary", icon=":material/login:", on_click=st.login, key="sign-in",
        )  # fmt: skip


def _is_new(*what: object) -> bool:
    """Whether this is the first time that this server sees it."""
    is_new = what not in _noted
    _noted.add(what)
    return is_new
