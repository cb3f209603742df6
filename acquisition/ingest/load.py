"""Files into the store, with a receipt each: the only way in. Nothing of a refused file is left."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import BinaryIO

from acquisition.identity import Key, load_key
from acquisition.ingest.child import Workbooks
from acquisition.ingest.fault import refusal_for
from acquisition.ingest.importer import Importer, refused
from acquisition.ingest.progress import Watch
from acquisition.ingest.receipt import Receipt
from acquisition.ingest.stage import Reading
from acquisition.reference import load_reference
from acquisition.store import Store


def import_paths(
    store: Store, paths: Iterable[Path], scheme: str | None = None, watch: Watch | None = None
) -> Iterator[Receipt]:
    """The receipts of the files at `paths`; see `import_files`."""
    return import_files(store, ((_readable(path), path) for path in paths), scheme, watch=watch)


def import_file(
    store: Store, file: BinaryIO, name: str, scheme: str | None = None, today: date | None = None
) -> Receipt:
    """The receipt of one file; see `import_files`."""
    (receipt,) = import_files(store, [(name, file)], scheme, today)
    return receipt


def import_files(
    store: Store,
    files: Iterable[tuple[str, BinaryIO | Path]],
    scheme: str | None = None,
    today: date | None = None,
    watch: Watch | None = None,
) -> Iterator[Receipt]:
    """Take in files and return their receipts in the same order; a refused file leaves the store as it was.

    Each comes with the name that its receipt calls it, as a path or open and seekable. `scheme` ('bps' or
    'kemendagri') declares how bare regency codes are meant. `today` is the day of import, which no enrollment
    may be later than. Exports that follow one another may go into the store in one transaction. `watch` is
    told how far the import is, and may call it off: files without a receipt by then are refused `cancelled`.
    """
    watch = watch or Watch()
    files = watch.counted(files)
    with ExitStack() as ended:
        try:
            load_reference(store)
            store.delete_orphans()
            reading = Reading(_key(store), today or date.today(), scheme)
            cursor = ended.enter_context(store.cursor())
        except Exception as error:
            refusal = refusal_for(error)
            for name, _ in files:
                yield refused(store, name, refusal)
            return
        workbooks = ended.enter_context(Workbooks(watch))
        importer = Importer(store, cursor, workbooks, reading, watch)
        for name, file in files:
            yield from importer.take(name, file)
        yield from importer.finish()


def _key(store: Store) -> Key:
    """The key of the store, made where it has none yet."""
    known = store.fact("key")
    key = load_key(store.path, known)
    if known is None and store.address.database:
        # Another machine may be making one at this moment: the first that is noted is the store's.
        store.add_fact("key", key.fingerprint)
        return load_key(store.path, store.fact("key"))
    return key


def _readable(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode()  # a name in another encoding is no valid text
