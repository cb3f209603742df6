"""Uploading in the browser: files are imported in memory, their receipts shown, the figures renewed."""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from typing import cast

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from acquisition import formatting as fmt
from acquisition import import_job, receipts, results, tables, ui
from acquisition.access.audit import noted
from acquisition.access.person import IMPORT, Person
from acquisition.contract import KINDS, Kind
from acquisition.i18n import N_, Language
from acquisition.import_job import ImportJob
from acquisition.ingest import account
from acquisition.ingest.load import import_files
from acquisition.ingest.progress import CHECKING, READING, WRITING, Watch
from acquisition.ingest.receipt import Receipt
from acquisition.receipt_workbook import MOST, file_name, receipt_workbook
from acquisition.remark_table import SHOWN
from acquisition.store import Store
from acquisition.templates import template

JOB = "import_job"
MOST_FILES = 200  # at once; a folder of more goes by the command line
LOOKS_EVERY = 0.5  # seconds between two looks at a running import
SCHEMES = {"undeclared": None, "bps": "bps", "kemendagri": "kemendagri"}
STAGES = {READING: N_("Reading"), CHECKING: N_("Checking"), WRITING: N_("Writing")}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def section(view: ui.View) -> None:
    """The way in: a form for files, or how far the import is; beside it the receipts of the last upload."""
    st.html(ui.STATIC / "receipts.css")
    job = cast(ImportJob | None, st.session_state.get(JOB))
    if job and not job.done.is_set():
        _progress(view, job)
        return
    way_in, answer = st.columns((2, 3), gap="large")
    with way_in:
        _form(view)
        if view.store.is_sample():
            _warn_of_sample(view)
    with answer:
        if job:
            _receipts(view, job)
        else:
            _explain(view)
            if view.as_of is None:
                view.how_to_import()


def templates_section(view: ui.View) -> None:
    """A template to download for each kind of file, and the columns that such a file has."""
    _ = view.gettext
    st.markdown(_("Fill in a template and upload it. Columns in bold must be there; a/b: one of the two."))
    view.link_to_help()
    with st.container(key="templates"):
        columns = st.columns(2, gap="large")
    for place, (name, kind) in enumerate(KINDS.items()):
        with columns[place * 2 // len(KINDS)].container(gap=None):
            fetch_template(view, name, _(tables.WORDS["kind"][name]))
            st.caption(_columns(kind))


def fetch_template(view: ui.View, name: str, label: str) -> None:
    """A button that saves the template for a kind of file."""
    st.download_button(
        label, data=partial(template, name, view.language.code),
        file_name=fmt.file_name(view.gettext(tables.WORDS["kind"][name]).lower(), ending=".xlsx"), mime=XLSX,
        key=f"template-{name}", on_click="ignore", icon=":material/download:", type="tertiary",
    )  # fmt: skip


def _columns(kind: Kind) -> str:
    """The columns of a kind of file, the required ones first and in bold."""
    required = [f"**{fmt.escape_markdown('/'.join(group))}**" for group in kind.requirements]
    asked = {name for group in kind.requirements for name in group}
    others = [fmt.escape_markdown(name) for name in kind.column_names if name not in asked]
    return ", ".join([*required, *others])


def _form(view: ui.View) -> None:
    _ = view.gettext
    schemes = {"undeclared": _("not declared"), "bps": "BPS", "kemendagri": "Kemendagri"}
    # Streamlit's own word on the button knows one language only.
    choose = json.dumps(_("Choose files"))
    st.html(f"<style>.st-key-files {{ --choose: {choose} }}</style>")
    with st.form("upload", clear_on_submit=True):
        files = st.file_uploader(
            _("Files of offices, several at once"), accept_multiple_files=True, key="files"
        )
        limit = fmt.integer(st.get_option("server.maxUploadSize"), view.language.code)
        st.caption(_("Up to {limit} MB a file.", limit=limit))
        scheme = st.segmented_control(
            _("Bare regency codes follow"), list(schemes), format_func=schemes.get, default="undeclared",
            required=True, key="scheme",
            help=_("BPS and Kemendagri number four regencies differently: 1506 to 1509."),
        )  # fmt: skip
        submitted = st.form_submit_button(_("Take in"), type="primary", icon=":material/upload:")
    st.caption(
        _(
            "Rows rejected? Save the receipt right after the import, mend the coloured cells in it, "
            "and upload that workbook."
        )
    )
    if not submitted:
        return
    if not files:
        st.warning(_("Choose at least one file first."), icon=":material/info:")
        return
    if len(files) > MOST_FILES:
        said = _("Choose at most {count} files at once.", count=fmt.integer(MOST_FILES, view.language.code))
        st.warning(said, icon=":material/info:")
        return
    view.person.require(IMPORT)
    importer = partial(_import, view.store, view.person, scheme=SCHEMES[scheme])
    st.session_state[JOB] = import_job.start([(file.name, file) for file in files], importer)
    _forget(files)
    st.rerun()


def _forget(files: Iterable[UploadedFile]) -> None:
    """Leave the bytes to the import alone: Streamlit would keep them until the browser leaves."""
    context = get_script_run_ctx()
    for file in files:
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def _import(
    store: Store, person: Person, files: Iterable[import_job.File], watch: Watch, scheme: str | None
) -> Iterator[Receipt]:
    return noted(import_files(store, files, scheme=scheme, watch=watch), results.audit(), person)


def _explain(view: ui.View) -> None:
    """What may be uploaded, and what comes of it."""
    _ = view.gettext
    kinds = ", ".join(_(tables.WORDS["kind"][kind]) for kind in KINDS)
    st.markdown(
        _("XLSX, XLS, ODS, CSV and text files can be uploaded, of these kinds: {kinds}.", kinds=kinds)
    )
    st.markdown(
        _(
            "Each file is answered by a receipt: rows received = taken in + duplicates + rejected, with the "
            "reasons. A file that cannot be read is refused whole and changes nothing; nor does a file that "
            "was here before."
        )
    )
    st.markdown(_("Names of workers are not read; NIK are kept only as a keyed hash."))
    if view.as_of is not None:
        view.link_to_help()


def _progress(view: ui.View, job: ImportJob) -> None:
    @st.fragment(run_every=LOOKS_EVERY)
    def show() -> None:
        if job.done.is_set():
            st.rerun()
        st.progress(job.share, text=fmt.escape_markdown(_stage(view.language, job)))
        st.caption(fmt.escape_markdown(_files(view.language, job)))
        st.button(
            view.gettext("Cancel"), key="cancel", icon=":material/close:", on_click=job.watch.cancel,
            disabled=job.watch.cancelled,
        )  # fmt: skip

    with st.container():
        show()


def _stage(language: Language, job: ImportJob) -> str:
    """What is being done, and to how many rows."""
    if job.watch.cancelled:
        return language.gettext("Cancelling …")
    if job.waits:
        return language.gettext("Another import is under way; this one comes next.")
    if job.watch.stage is None:
        return language.gettext("Getting ready")
    rows = job.watch.rows
    said = language.ngettext("{count} row", "{count} rows", rows, count=fmt.integer(rows, language.code))
    return f"{language.gettext(STAGES[job.watch.stage])} · {said}"


def _files(language: Language, job: ImportJob) -> str:
    """Which file is looked at, and how many have their receipts."""
    if not job.watch.number:
        return ""
    words = {"number": job.watch.number, "count": len(job.names), "file": job.watch.file}
    said = [language.gettext("File {number} of {count}: {file}", **words)]
    if job.receipts:
        said.append(receipts.summary(job.receipts, language))
    return " · ".join(said)


def _receipts(view: ui.View, job: ImportJob) -> None:
    if job.receipts:
        st.header(receipts.summary(job.receipts, view.language), anchor=False)
        for place, receipt in enumerate(receipts.ordered(job.receipts)):
            remarks = results.remarks(receipt.import_id, SHOWN, view.snapshot, view.scope)
            st.html(receipts.as_html([receipt], view.language, remarks))
            download_receipt(view, receipt, f"receipt-{place}")
        view.link_to_help()
    for name in job.unfinished:
        st.error(
            view.gettext(
                "{file}: the import broke off before its receipt. Upload it again: nothing counts twice.",
                file=fmt.escape_markdown(name),
            ),
            icon=":material/error:",
        )


def files_section(view: ui.View, imports: pd.DataFrame) -> None:
    """The receipts of all imports, as the store knows them."""
    held = imports[imports["withdrawn_at"].isna()]
    if held.empty:
        return
    _ = view.gettext
    named = {str(row.number): f"{row.number} · {row.file}" for row in held.itertuples()}
    st.markdown(
        _(
            "Every receipt can be fetched again. The sheet of rows to be mended was only available at the "
            "upload; uploading the same file again brings it back, and nothing counts twice."
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(_("Receipt of"), list(named), format_func=named.get, key="receipt-of")
        download_receipt(view, account.receipt_of(view.store, number), "receipt-again")


def download_receipt(view: ui.View, receipt: Receipt, key: str) -> None:
    """A button that makes the workbook of a receipt when it is clicked; it is kept nowhere."""

    def workbook() -> bytes:
        remarks = account.remarks(view.store, receipt.import_id, MOST)
        return receipt_workbook(receipt, remarks, view.language)

    view.download(
        view.gettext("Download receipt (XLSX)"), workbook, file_name(receipt, view.language), XLSX, key,
        icon=":material/download:",
        type="primary" if receipt.rejected and receipt.rejected_rows else "secondary",
    )  # fmt: skip


def _warn_of_sample(view: ui.View) -> None:
    with st.container(border=True):
        st.markdown(
            view.gettext(
                "The store holds the synthetic sample: uploaded files are counted together with it. To start "
                "over with your own data, stop the dashboard and type:"
            )
        )
        st.code(ui.command("start-over data/exports"), language="bash", wrap_lines=True)
