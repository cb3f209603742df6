"""The next is read while the last is worked on."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_T = TypeVar("_T")
_END = object()


def ahead(items: Iterator[_T], most: int) -> Iterator[_T]:
    """The items, made by a thread of their own, at most so many before they are asked for.

    Raises what making one raises, in its turn. Once closed, it makes no more than the one it is at.
    """
    pool = ThreadPoolExecutor(1)
    try:
        waiting: deque[Future] = deque(pool.submit(next, items, _END) for _ in range(most))
        while (item := waiting.popleft().result()) is not _END:
            waiting.append(pool.submit(next, items, _END))
            yield item
    finally:
        pool.shutdown(cancel_futures=True)
