"""Which errors pass, which need room on the disk, and which a catalog in PostgreSQL that does not answer."""

import duckdb
import pytest

from acquisition.obstacles import is_passing, unreachable


def test_what_an_embedded_store_says_of_a_transaction_is_no_catalog_that_does_not_answer():
    error = duckdb.TransactionException(
        "TransactionContext Error: Current transaction is aborted (please ROLLBACK)"
    )
    assert unreachable(error) is None and is_passing(error)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("IO Error: FATAL:  the database system is shutting down", "the database system is shutting down"),
        (
            'connection to server at "db" (10.0.0.1), port 5432 failed: Connection refused\n',
            "Connection refused",
        ),
        ("server closed the connection unexpectedly", "server closed the connection unexpectedly"),
    ],
)
def test_a_catalog_that_does_not_answer_says_why_and_is_not_tried_again_at_once(said, why):
    error = duckdb.IOException(said)
    assert unreachable(error) == why and not is_passing(error)
