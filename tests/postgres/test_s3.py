"""A store whose files lie in a bucket, of a server that speaks S3."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO

import duckdb
import pytest
from moto.server import ThreadedMotoServer
from pyarrow import fs

from acquisition.copying import copy_store
from acquisition.identity import key_path
from acquisition.ingest.importer import Importer
from acquisition.ingest.load import import_file, import_paths
from acquisition.ingest.receipt import UNCHANGED
from acquisition.store import Store
from acquisition.store_address import StoreAddress
from tests.conftest import FOUNDING_EXPORT, IMPORT_DAY, nik

KEY, SECRET, REGION = "kantor", "rahasia-bucket", "us-east-1"


@pytest.fixture
def bucket(monkeypatch) -> Iterator[dict[str, str]]:
    """What the file of an address says of a bucket that is there."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    server = ThreadedMotoServer(ip_address="localhost", port=0, verbose=False)
    server.start()
    try:
        _, port = server.get_host_and_port()
        fs.S3FileSystem(
            access_key=KEY, secret_key=SECRET, region=REGION, endpoint_override=f"localhost:{port}",
            scheme="http", allow_bucket_creation=True,
        ).create_dir("bucket")  # fmt: skip
        yield {"path": "s3://bucket/lake", "region": REGION, "endpoint": f"http://localhost:{port}"}
    finally:
        server.stop()


def test_a_store_in_a_bucket(machine, bucket, founding_path, tmp_path, monkeypatch):
    here, there = tmp_path / "store", StoreAddress.of(machine("there", **bucket))
    shutil.copytree(founding_path, here)
    shutil.copy(key_path(founding_path), key_path(here))
    with closing(Store.open(here)) as store:
        total = store.run("acquisition_total").iloc[0].acquisitions
    copy_store(StoreAddress.of(here), there)
    with closing(Store.open(there)) as store:
        assert [one.status for one in import_paths(store, [FOUNDING_EXPORT])] == [UNCHANGED]
        text = "nik;tanggal_kepesertaan;segmen;kode_kantor\n"
        text += "".join(f"{nik(number)};12-11-2016;BPU;TBO\n" for number in (1, 2))
        before = store.address.data.files()
        with monkeypatch.context() as patch:
            patch.setattr(Importer, "_check", lambda _: 1 / 0)
            failed = import_file(store, BytesIO(text.encode()), "export.csv", today=IMPORT_DAY)
        assert failed.refusal["error"] == "ZeroDivisionError"
        claims = [file for file in store.address.data.files() if "/claims/" in file]
        assert claims == [file for file in before if "/claims/" in file]
        assert import_file(store, BytesIO(text.encode()), "export.csv", today=IMPORT_DAY).accepted == 2
        with store.cursor() as cursor:
            # Nothing but the store, not even beside it in the bucket, and no secret.
            for elsewhere in (
                "s3://bucket/lakes/a.parquet",
                "s3://other/a.parquet",
                f"{bucket['endpoint']}/a",
            ):
                with pytest.raises(duckdb.PermissionException):
                    cursor.execute(f"from read_parquet('{elsewhere}')")
            assert SECRET not in str(cursor.execute("from duckdb_secrets()").fetchall())
    copy_store(there, StoreAddress.of(tmp_path / "back"))
    with closing(Store.open(tmp_path / "back")) as store:
        assert store.run("acquisition_total").iloc[0].acquisitions == total + 2
