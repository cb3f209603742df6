"""What is made ahead comes in order, fails in its turn, and ends when nobody wants more."""

import threading

import pytest

from acquisition.ingest.ahead import ahead


def test_items_come_in_order_from_another_thread():
    threads = set()

    def numbers():
        for number in range(20):
            threads.add(threading.current_thread())
            yield number

    assert list(ahead(numbers(), 3)) == list(range(20))
    assert threading.main_thread() not in threads


def test_an_error_comes_after_the_items_before_it():
    def failing():
        yield 1
        raise ValueError("broken")

    items = ahead(failing(), 5)
    assert next(items) == 1
    with pytest.raises(ValueError, match="broken"):
        next(items)


def test_no_more_are_made_ahead_than_asked_for_and_none_once_closed():
    made = []

    def threads():
        while True:
            made.append(threading.current_thread())
            yield made[-1]

    items = ahead(threads(), 4)
    worker, *_ = (next(items) for _ in range(3))
    items.close()
    assert 3 <= len(made) <= 3 + 4
    assert not worker.is_alive()
