"""Sounds that tests read and write."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.io import wavfile

FILE_RATE_HZ = 8000


def read_au(path: Path) -> NDArray[np.float32]:
    """16-bit big-endian mono; the header's second word is the place of the first sample."""
    stored = path.read_bytes()
    return np.frombuffer(stored, '>i2', offset=int.from_bytes(stored[4:8], 'big')).astype(np.float32) / 32768


def write_sound(path: Path, seconds: float, hertz: float = 440.0) -> Path:
    """A tone that begins in silence and is loudest at the end, so that its level tells the place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    time = np.arange(int(seconds * FILE_RATE_HZ)) / FILE_RATE_HZ
    sound = time / 1000 * np.sin(2 * np.pi * hertz * time)
    wavfile.write(path, FILE_RATE_HZ, np.round(sound * 32767).astype(np.int16))
    return path
