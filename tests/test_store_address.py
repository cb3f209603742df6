"""The file that says where a store is: mistakes are told before anything is opened."""

import pytest

from acquisition.store_address import DEFAULT_STORE, MisaddressedError, StoreAddress

EXAMPLE = (DEFAULT_STORE.parent / "store.example.toml").read_text(encoding="utf-8")


def written(tmp_path, text):
    path = tmp_path / "store.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_an_address_and_so_is_the_example(tmp_path):
    assert StoreAddress.of(tmp_path).reached() == [str(tmp_path)]
    shared = StoreAddress.of(written(tmp_path, EXAMPLE))
    assert str(shared) == "PostgreSQL db.kantor.example:5432/lake"
    assert shared.reached() == [str(tmp_path / "store"), "/mnt/lake/"]
    assert shared.files("identity") == "/mnt/lake/identity/"


@pytest.mark.parametrize(
    ("replaced", "by", "said"),
    [
        ("[catalog]", "[catalogue]", r"\[catalog\] is missing"),
        ("[files]", "[more]\n[files]", "more is not known; there are: catalog, files"),
        ("user =", "password = 'rahasia'\nuser =", "a password stands in no file of the project"),
        ("user =", "users =", r"users is not known; there are: database, host, port, user"),
        ('user = "lake"', "", "user is missing"),
        ('"db.kantor.example"', '" "', "host is missing"),
        ("5432", '"5432"', "port = '5432' is no number of a port"),
        ('"/mnt/lake"', '"mnt/lake"', "'mnt/lake' is neither a folder from the root on"),
        ('"/mnt/lake"', '"/mnt/lake"\nregion = "x"', "are for a path that begins with s3://"),
        ('"/mnt/lake"', '"s3://bucket/lake"', "region is missing"),
        ('"/mnt/lake"', '"s3://bucket"\nregion = "x"\nendpoint = "s3.x"', "'s3.x' is no address such as"),
        ('"/mnt/lake"', '"s3://bucket"\nregion = "x"', "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"),
        ('"lake"', '"lake', "line"),
    ],
)
def test_a_mistake_is_told_and_no_secret(tmp_path, monkeypatch, replaced, by, said):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name, raising=False)
    assert replaced in EXAMPLE
    path = written(tmp_path, EXAMPLE.replace(replaced, by, 1))
    with pytest.raises(MisaddressedError, match=said) as raised:
        StoreAddress.of(path)
    assert str(raised.value).startswith(f"{path}: ") and "rahasia" not in str(raised.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(MisaddressedError, match=r"is not there; copy data/store.example.toml to it"):
        StoreAddress.of(tmp_path / "store.toml")


def test_nothing_in_a_value_reaches_libpq_as_a_setting(tmp_path):
    address = StoreAddress.of(written(tmp_path, EXAMPLE.replace('"lake"', '"lake\' host=elsewhere"', 1)))
    assert r"dbname='lake\' host=elsewhere'" in address.database.connection
