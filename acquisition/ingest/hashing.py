"""Keyed BLAKE2s (RFC 7693) of many NIKs at once, word by word of all of them.

`hashlib` would hold the interpreter's lock all the while: the next rows could not be read meanwhile, and the
server's pages would stand still. This lets go of it.
"""

from collections.abc import Sequence

import numpy as np

from acquisition.identity import BLOCK, DIGEST, Key

_WORD = np.uint32
_AT_ONCE = 16_384  # contents whose words stay in the processor's cache
_INITIAL = (
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
)  # fmt: skip
# Which words of the block each round takes, in which order.
_ORDERS = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
    (14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3),
    (11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4),
    (7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8),
    (9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13),
    (2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9),
    (12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11),
    (13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10),
    (6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5),
    (10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0),
)
# The columns and then the diagonals of the four by four words that are worked on.
_QUARTERS = (
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
)  # fmt: skip
_TURNS = ((16, 12), (8, 7))


def _scalar(value: int) -> np.ndarray:
    return np.array(value, _WORD)


_BITS = [_scalar(bits) for bits in range(32)]


def digests(contents: np.ndarray, key: Key) -> np.ndarray:
    """The keyed hash of each row of bytes, 32 bytes in a row. `contents` has up to 64 columns, by fours."""
    state = _after_key(key)
    words = contents.view("<u4")
    length = BLOCK + contents.shape[1]
    hashes = np.empty((len(words), DIGEST // 4), "<u4")
    for start in range(0, len(words), _AT_ONCE):
        some = np.ascontiguousarray(words[start : start + _AT_ONCE].T, _WORD)
        hashes[start : start + _AT_ONCE] = np.transpose(_compressed(state, some, length, is_last=True))
    return hashes.view(np.uint8)


def _after_key(key: Key) -> list[int]:
    """The state after the block of the key, the same for all contents."""
    parameters = 0x01010000 ^ len(key.secret) << 8 ^ DIGEST
    block = np.frombuffer(key.secret.ljust(BLOCK, b"\0"), "<u4").astype(_WORD).reshape(-1, 1)
    initial = [_INITIAL[0] ^ parameters, *_INITIAL[1:]]
    return [int(word[0]) for word in _compressed(initial, block, BLOCK, is_last=False)]


def _compressed(state: Sequence[int], block: np.ndarray, length: int, is_last: bool) -> list[np.ndarray]:
    """The state after one more block of so many bytes in all; words that the block lacks are zero."""
    shifted = np.empty(len(block[0]), _WORD)

    def turned(word: np.ndarray, by: np.ndarray, bits: int) -> None:
        """Add another word bit by bit, and turn the sum right by so many bits."""
        np.bitwise_xor(word, by, word)
        np.left_shift(word, _BITS[32 - bits], shifted)
        np.right_shift(word, _BITS[bits], word)
        np.bitwise_or(word, shifted, word)

    begin = [*state, *_INITIAL]
    begin[12] ^= length
    begin[14] ^= 0xFFFFFFFF if is_last else 0
    words = [np.full(len(shifted), word, _WORD) for word in begin]
    for order in _ORDERS:
        for quarter, places in enumerate(_QUARTERS):
            a, b, c, d = (words[place] for place in places)
            for half, (first, second) in enumerate(_TURNS):
                a += b
                if (taken := order[2 * quarter + half]) < len(block):
                    a += block[taken]
                turned(d, a, first)
                c += d
                turned(b, c, second)
    return [
        word ^ other ^ _scalar(before)
        for word, other, before in zip(words[:8], words[8:], state, strict=True)
    ]
