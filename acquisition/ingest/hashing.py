"""HMAC-SHA256 of many NIKs at once, word by word of all of them.

`hashlib` would hold the interpreter's lock all the while: the next rows could not be read meanwhile, and the
server's pages would stand still. This lets go of it.
"""

import numpy as np

from acquisition.identity import BLOCK, Key

DIGEST = 32  # bytes of a hash
_WORD = np.uint32
_AT_ONCE = 16_384  # contents whose words stay in the processor's cache


def _roots(power: int, count: int) -> list[np.ndarray]:
    """The first 32 bits of the fractions of the square or cube roots of the first primes (FIPS 180-4)."""
    primes = [n for n in range(2, 312) if all(n % factor for factor in range(2, n))][:count]
    return [_scalar(_root(prime << 32 * power, power) & 0xFFFFFFFF) for prime in primes]


def _root(number: int, power: int) -> int:
    """The whole part of a root."""
    low, high = 0, 1 << 48
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**power <= number else (low, middle)
    return low


def _scalar(value: int) -> np.ndarray:
    return np.array(value, _WORD)


_CONSTANTS = _roots(3, 64)
_INITIAL = _roots(2, 8)
_BITS = [_scalar(bits) for bits in range(32)]


def digests(contents: np.ndarray, key: Key) -> np.ndarray:
    """The keyed hash of each row of bytes, 32 bytes in a row. `contents` has up to 52 columns, by fours."""
    inner, outer = (_after_block(pad) for pad in (key.inner_pad, key.outer_pad))
    words = contents.view(">u4")
    hashes = np.empty((len(words), DIGEST // 4), ">u4")
    for start in range(0, len(words), _AT_ONCE):
        some = words[start : start + _AT_ONCE].astype(_WORD).T
        within = _compressed(inner, _padded(some))
        hashes[start : start + _AT_ONCE] = np.transpose(_compressed(outer, _padded(within)))
    return hashes.view(np.uint8)


def _after_block(pad: bytes) -> list[np.ndarray]:
    """The state after the block of the key, the same for all contents."""
    block = np.frombuffer(pad, ">u4").astype(_WORD)
    return [_scalar(word[0]) for word in _compressed(_INITIAL, list(block.reshape(-1, 1)))]


def _padded(content: np.ndarray | list[np.ndarray]) -> list[np.ndarray]:
    """The 16 words of the last block: the content, a bit that ends it, its length behind the key's block."""
    count = len(content[0])
    ending = [0x80000000, *[0] * (14 - len(content)), (BLOCK + 4 * len(content)) * 8]
    return [*(word.copy() for word in content), *(np.full(count, word, _WORD) for word in ending)]


def _compressed(state: list[np.ndarray], words: list[np.ndarray]) -> list[np.ndarray]:
    """The state after one more block, whose words are used up."""
    count = len(words[0])
    first, other = np.empty(count, _WORD), np.empty(count, _WORD)
    a, b, c, d, e, f, g, h = (np.full(count, word, _WORD) for word in state)

    def rotations(word: np.ndarray, *turns: int, shift: int = 0) -> np.ndarray:
        """The word turned right by so many bits, and once shifted; all of them added bit by bit."""
        np.right_shift(word, _BITS[shift or turns[0]], first)
        for bits in turns if shift else turns[1:]:
            np.right_shift(word, _BITS[bits], other)
            np.bitwise_xor(first, other, first)
        for bits in turns:
            np.left_shift(word, _BITS[32 - bits], other)
            np.bitwise_xor(first, other, first)
        return first

    for number, constant in enumerate(_CONSTANTS):
        word = words[number % 16]
        if number >= 16:
            word += rotations(words[(number - 15) % 16], 7, 18, shift=3)
            word += rotations(words[(number - 2) % 16], 17, 19, shift=10)
            word += words[(number - 7) % 16]
        h += word
        h += constant
        h += rotations(e, 6, 11, 25)
        np.bitwise_xor(f, g, first)
        np.bitwise_and(first, e, first)
        np.bitwise_xor(first, g, first)
        h += first
        d += h
        h += rotations(a, 2, 13, 22)
        np.bitwise_or(a, b, first)
        np.bitwise_and(first, c, first)
        np.bitwise_and(a, b, other)
        np.bitwise_or(first, other, first)
        h += first
        a, b, c, d, e, f, g, h = h, a, b, c, d, e, f, g
    return [word + before for word, before in zip((a, b, c, d, e, f, g, h), state, strict=True)]
