import subprocess

import numpy as np
import pytest
from numpy.typing import NDArray

from hearing.arrays import Floats
from hearing.data import degradation
from hearing.data.degradation import changed, encoded

RATE_HZ, TO_HZ, SECONDS = 32_000, 22_050, 4
PLACES = np.arange(SECONDS * RATE_HZ) / RATE_HZ
NOISE = np.random.default_rng(0).normal(0, 0.1, len(PLACES)).astype(np.float32)
# Of the noise at the other rate, in decibels of power in a bin.
LEVEL = 10 * np.log10(0.1**2 * TO_HZ / RATE_HZ)


class Always:
    """A random generator whose choice among kinds of change is made."""

    def __init__(self, kind: str) -> None:
        self.kind, self.rng = kind, np.random.default_rng(0)

    def choice(self, among: list[str], p: list[float] | None = None) -> object:
        return self.rng.choice(among) if p is None else self.kind

    def __getattr__(self, name: str) -> object:
        return getattr(self.rng, name)


def change(samples: Floats, kind: str) -> NDArray[np.float32]:
    return changed(samples.astype(np.float32), RATE_HZ, TO_HZ, Always(kind))  # type: ignore[arg-type]


def decibels(samples: Floats, low_hz: float, high_hz: float) -> float:
    power = np.abs(np.fft.rfft(samples)) ** 2 / len(samples)
    hertz = np.fft.rfftfreq(len(samples), 1 / TO_HZ)
    return float(10 * np.log10(power[(hertz >= low_hz) & (hertz < high_hz)].mean() + 1e-12))


def test_what_is_encoded_lasts_as_long_and_loses_what_such_a_bit_rate_cannot_keep() -> None:
    rng = np.random.default_rng(1)
    heard = [encoded(NOISE, RATE_HZ, TO_HZ, rng) for _ in range(6)]
    for samples in heard:
        assert samples.dtype == np.float32
        assert abs(len(samples) / TO_HZ - SECONDS) < 0.15
        assert decibels(samples, 200, 3000) == pytest.approx(LEVEL, abs=3)
    assert min(decibels(samples, 10_500, 11_000) for samples in heard) < -40
    assert not np.array_equal(heard[0][:1000], heard[1][:1000])


def test_a_narrow_band_is_heard_in_its_middle_alone() -> None:
    heard = change(NOISE, 'narrow')
    middle = decibels(heard, 1000, 2000)
    assert middle == pytest.approx(LEVEL, abs=2)
    assert decibels(heard, 10, 80) < middle - 8
    assert decibels(heard, 10_000, 11_000) < middle - 8


def test_at_a_low_rate_nothing_is_heard_above_its_half() -> None:
    heard = change(NOISE, 'rate')
    assert decibels(heard, 100, 5000) == pytest.approx(LEVEL, abs=3)
    assert decibels(heard, 8500, 11_000) < LEVEL - 25


def test_what_is_louder_stays_below_full_scale() -> None:
    heard = change(NOISE, 'louder')
    assert decibels(heard, 100, 9000) > LEVEL + 2
    assert np.abs(heard).max() < 1.15


def test_another_speed_is_another_pitch_and_length() -> None:
    heard = change(0.3 * np.sin(2 * np.pi * 1000 * PLACES), 'speed')
    speed = SECONDS / (len(heard) / TO_HZ)
    assert 0.94 <= speed <= 1.06 and abs(speed - 1) > 0.005
    spectrum = np.abs(np.fft.rfft(heard))
    assert np.fft.rfftfreq(len(heard), 1 / TO_HZ)[spectrum.argmax()] == pytest.approx(1000 * speed, rel=2e-3)


def test_every_change_is_made_now_and_then_and_the_same_by_the_same_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nothing(options: list[str], given: bytes) -> bytes:
        asked.append(' '.join(options))
        return b''

    monkeypatch.setattr(degradation, 'ffmpeg', nothing)
    for seed in range(40):
        changed(NOISE, RATE_HZ, TO_HZ, np.random.default_rng(seed))
    for filters in ('highpass', '-af aresample', 'alimiter', 'asetrate'):
        assert any(filters in options for options in asked)
    first = list(asked)
    for seed in range(40):
        changed(NOISE, RATE_HZ, TO_HZ, np.random.default_rng(seed))
    assert asked[40:] == first


def test_what_cannot_be_encoded_is_an_error() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        encoded(NOISE[:0], 0, TO_HZ, np.random.default_rng(0))
