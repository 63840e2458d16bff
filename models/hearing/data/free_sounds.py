"""Stretches of sound from folders of files, whatever they hold: music, speech and short effects; and some made up."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearing.front_end.mn04_input import MN04_SAMPLE_RATE_HZ

SUFFIXES = {'.ogg', '.mp3', '.flac', '.wav', '.opus', '.m4a', '.g722', '.oga'}
ARCHIVES = {'.pk3', '.zip'}
STRETCH_SECONDS = 30
STRETCHES_PER_FILE = 12
REELS_PER_PACKAGE = 10
SHORT_SECONDS = 12.0
MADE_UP = 40
SHORT_BYTES = 60_000


def decode(path: Path, start_seconds: float = 0.0) -> NDArray[np.float32]:
    """At most one stretch of a file, mono, at mn04's rate. Empty where ffmpeg finds no sound."""
    asked = ['ffmpeg', '-v', 'error', '-ss', str(start_seconds), '-t', str(STRETCH_SECONDS), '-i', str(path)]
    asked += ['-ac', '1', '-ar', str(MN04_SAMPLE_RATE_HZ), '-f', 'f32le', '-']
    return np.frombuffer(subprocess.run(asked, capture_output=True, check=False).stdout, np.float32)


def seconds_of(path: Path) -> float:
    asked = ['ffprobe', '-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', str(path)]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return float(answer) if answer.replace('.', '', 1).isdigit() else 0.0


def stretches(package: Path) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Whole stretches of a package's long files, and reels of its short ones, each with its name."""
    short = []
    for path in sound_files(package):
        seconds = 0.0 if path.stat().st_size < SHORT_BYTES else seconds_of(path)
        if seconds < SHORT_SECONDS:
            short.append(path)
            continue
        count = min(STRETCHES_PER_FILE, max(1, int(seconds // STRETCH_SECONDS)))
        for start in np.linspace(0, max(0.0, seconds - STRETCH_SECONDS - 0.5), count):
            yield f'{package.name}/{path.name}', decode(path, float(start))
    order = np.random.default_rng(0).permutation(len(short))
    yield from reels(package.name, [short[index] for index in order])


def sound_files(package: Path) -> list[Path]:
    """Those of a folder, its archives unpacked beside them. A file that others only point to counts once.

    Raises ValueError for an archive that cannot be opened.
    """
    for path in files_of(package, ARCHIVES):
        if not zipfile.is_zipfile(path):
            raise ValueError(f'{path} is no archive')
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if Path(name).suffix.lower() in SUFFIXES]
            archive.extractall(path.with_suffix('.unpacked'), names)
    return files_of(package, SUFFIXES)


def files_of(folder: Path, suffixes: set[str]) -> list[Path]:
    found = (path for path in folder.rglob('*') if path.suffix.lower() in suffixes)
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def reels(name: str, files: list[Path]) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Short sounds, one after another, until a stretch is full."""
    reel, made = np.zeros(0, np.float32), 0
    for path in files:
        reel = np.concatenate([reel, decode(path)])
        if len(reel) >= STRETCH_SECONDS * MN04_SAMPLE_RATE_HZ:
            yield f'{name}/reel {made}', reel[: STRETCH_SECONDS * MN04_SAMPLE_RATE_HZ]
            reel, made = np.zeros(0, np.float32), made + 1
            if made == REELS_PER_PACKAGE:
                return


def made_up() -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Silence, noises, tones and clicks."""
    rng = np.random.default_rng(0)
    for index in range(MADE_UP):
        kind = ('silence', 'noise', 'tone', 'clicks')[index % 4]
        yield f'made up/{kind} {index}', sound(kind, rng)


def sound(kind: str, rng: np.random.Generator) -> NDArray[np.float32]:
    """One stretch at mn04's rate."""
    rate = MN04_SAMPLE_RATE_HZ
    time = np.arange(STRETCH_SECONDS * rate) / rate
    hiss = rng.normal(size=len(time))
    if kind == 'silence':
        return (hiss * 10 ** rng.uniform(-5, -4)).astype(np.float32)
    if kind == 'noise':
        tilt = rng.uniform(0, 1)
        spectrum = np.fft.rfft(hiss) / np.maximum(np.fft.rfftfreq(len(time), 1 / rate), 20) ** tilt
        coloured = np.fft.irfft(spectrum, len(time))
        return (0.2 * coloured / coloured.std()).astype(np.float32)
    if kind == 'tone':
        first, last = rng.uniform(80, 4000, 2)
        hertz = first if rng.random() < 0.5 else first + (last - first) * time / STRETCH_SECONDS
        return (0.4 * np.sin(2 * np.pi * np.cumsum(np.broadcast_to(hertz, time.shape)) / rate)).astype(np.float32)
    beat = rng.uniform(0.2, 1.5)
    return (0.5 * hiss * np.exp(-200 * (time % beat))).astype(np.float32)
