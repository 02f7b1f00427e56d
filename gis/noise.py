"""Smooth random fields that depend only on the seed and the place.

Two counties drawn apart see the same field along their common border, so the border comes out the same.
"""

import numpy as np
import numpy.typing as npt

from gis.arrays import Floats, Ints

_MASK = 0xFFFFFFFF
_Words = npt.NDArray[np.uint64]


def _mix(words: _Words) -> _Words:
    """Scramble 32-bit words held in 64 bits (Wellons' lowbias32): equal bits on every machine."""
    words = words & np.uint64(_MASK)
    words = ((words ^ (words >> np.uint64(16))) * np.uint64(0x7FEB352D)) & np.uint64(_MASK)
    words = ((words ^ (words >> np.uint64(15))) * np.uint64(0x846CA68B)) & np.uint64(_MASK)
    return words ^ (words >> np.uint64(16))


def chance(seed: int, topic: int, x: Ints, y: Ints) -> Floats:
    """Return one number in [0, 1) for each pair of whole numbers, the same in every run."""
    start = _mix(np.asarray([(seed * 2654435761 + topic * 40503 + 12345) & _MASK], dtype=np.uint64))
    word = _mix(start + (np.asarray(x, dtype=np.int64) & _MASK).astype(np.uint64))
    word = _mix(word * np.uint64(31) + (np.asarray(y, dtype=np.int64) & _MASK).astype(np.uint64))
    return word.astype(np.float64) / float(_MASK + 1)


def field(seed: int, topic: int, points: Floats, *, wavelength: float, octaves: int = 1) -> Floats:
    """Return a value in about [-1, 1] at each point; each octave halves the wavelength and the height."""
    total = np.zeros(len(points))
    for octave in range(octaves):
        scaled = points / (wavelength / 2**octave)
        total += _value_noise(seed, topic * 16 + octave, scaled) / 2**octave
    return total


def _value_noise(seed: int, topic: int, at: Floats) -> Floats:
    floor = np.floor(at)
    x, y = floor[:, 0].astype(np.int64), floor[:, 1].astype(np.int64)
    part = at - floor
    # Perlin's quintic: no creases along the noise's own cells.
    ease = part * part * part * (part * (part * 6 - 15) + 10)
    u, v = ease[:, 0], ease[:, 1]
    low = chance(seed, topic, x, y) * (1 - u) + chance(seed, topic, x + 1, y) * u
    high = chance(seed, topic, x, y + 1) * (1 - u) + chance(seed, topic, x + 1, y + 1) * u
    return (low * (1 - v) + high * v) * 2 - 1
