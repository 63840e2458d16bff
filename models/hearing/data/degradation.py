"""Sound as it reaches listeners: encoded at a low bit rate, through a telephone, too loud, or slowed. Needs ffmpeg."""

from __future__ import annotations

import subprocess

import numpy as np
from numpy.typing import NDArray

# Of one channel, in bits a second: two channels at 64 kb/s have little more.
BIT_RATES = (32_000, 40_000, 48_000)
RATES_HZ = (11_025, 12_000, 16_000)
# Between these a telephone or a small loudspeaker is heard, with slopes of 12 dB per octave.
LOWEST_HZ = (150, 400)
HIGHEST_HZ = (2800, 6000)
LOUDER_DECIBELS = (3, 12)
SPEEDS = (0.94, 1.06)
ENCODED_RATE_HZ = 44_100

Samples = NDArray[np.float32]


def encoded(samples: Samples, rate_hz: int, to_hz: int, rng: np.random.Generator) -> Samples:
    """Mono samples at `rate_hz` as MP3 or, one time in five, AAC -> the same decoded at `to_hz`."""
    codec = ('-c:a', 'aac', '-f', 'adts') if rng.random() < 0.2 else ('-c:a', 'libmp3lame', '-f', 'mp3')
    as_file = ['-ar', str(ENCODED_RATE_HZ), '-b:a', str(rng.choice(BIT_RATES)), *codec]
    file = ffmpeg([*raw(rate_hz), '-i', '-', *as_file, '-'], samples.tobytes())
    return np.frombuffer(ffmpeg(['-i', '-', *raw(to_hz), '-'], file), np.float32)


def changed(samples: Samples, rate_hz: int, to_hz: int, rng: np.random.Generator) -> Samples:
    """Mono samples at `rate_hz` limited to a narrow band or a low rate, made louder, or played at another speed, at
    `to_hz`."""
    kind = rng.choice(['narrow', 'rate', 'louder', 'speed'], p=[0.45, 0.25, 0.1, 0.2])
    if kind == 'narrow':
        how = f'highpass=f={rng.integers(*LOWEST_HZ)},lowpass=f={rng.integers(*HIGHEST_HZ)}'
    elif kind == 'rate':
        how = f'aresample={rng.choice(RATES_HZ)}'
    elif kind == 'louder':
        how = f'volume={rng.uniform(*LOUDER_DECIBELS):.1f}dB,alimiter=limit=0.98:level=disabled'
    else:
        how = f'asetrate={round(rate_hz * rng.uniform(*SPEEDS))}'
    filtered = ['-af', f'{how},aresample={to_hz}', *raw(to_hz)]
    return np.frombuffer(ffmpeg([*raw(rate_hz), '-i', '-', *filtered, '-'], samples.tobytes()), np.float32)


def raw(rate_hz: int) -> list[str]:
    return ['-f', 'f32le', '-ac', '1', '-ar', str(rate_hz)]


def ffmpeg(options: list[str], given: bytes) -> bytes:
    """Raises CalledProcessError where ffmpeg fails."""
    asked = ['ffmpeg', '-v', 'error', '-threads', '1', *options]
    return subprocess.run(asked, input=given, capture_output=True, check=True).stdout
