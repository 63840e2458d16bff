"""Hears freely licensed music, speech and sounds with the untouched mn04, for a network to learn from.

    apt-get download singularity-music wesnoth-1.16-music ...      # PACKAGES below; unpack each with dpkg -x into MUSIC/<package>
    python3 models/free_music.py MUSIC

Writes models/runs/free_music.npz: pictures as the app makes them, and beside each of their patches what mn04 says of
the same ten seconds at its full resolution. Needs ffmpeg. Neither the music nor this file is part of the repository.
"""

from __future__ import annotations

import argparse
import math
import subprocess
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.signal import resample_poly

import audioset
import picture
from data import DEFAULT_DATA
from runs import RUNS

FREE_MUSIC = RUNS / 'free_music.npz'
PARTS = RUNS / 'free_music'
NAMES = ('pictures', 'logits', 'features', 'sources')
PACKAGES = (
    'singularity-music fretsonfire-songs-sectoid fretsonfire-songs-muldjord wesnoth-1.16-music warzone2100-music '
    'hyperrogue-music planetblupi-music-ogg naev-data widelands-data drascula-music starfighter-data btanks-data '
    'zaz-data asc-music freedink-data frozen-bubble-data xmoto-data plee-the-bear-data scorched3d-data lincity-ng-data '
    'extremetuxracer-data gigalomania-data lugaru-data caveexpress-data pink-pony-data raincat-data '
    'foobillardplus-data pekka-kana-2-data nexuiz-music ufoai-music openarena-data supertuxkart-data supertux-data '
    'fillets-ng-data 0ad-data unknown-horizons marsshooter-data pingus-data boswars-data '
    'asterisk-core-sounds-en-g722 asterisk-core-sounds-es-g722 asterisk-core-sounds-fr-g722 '
    'asterisk-core-sounds-it-g722 asterisk-core-sounds-ru-g722 ktuberling-data klettres-data'
).split()
SUFFIXES = {'.ogg', '.mp3', '.flac', '.wav', '.opus', '.m4a', '.g722', '.oga'}
ARCHIVES = {'.pk3', '.zip'}
STRETCH_SECONDS = 30
STRETCHES_PER_FILE = 12
REELS_PER_PACKAGE = 10
SHORT_SECONDS = 12.0
MADE_UP = 40
SHORT_BYTES = 60_000


@dataclass(frozen=True)
class FreeMusic:
    """`pictures` uint8 [stretches, 387, 128]; `logits` float16 [stretches, patches, 527] and `features` float16
    [stretches, patches, 384] of mn04 at full resolution; `sources`: package and file, or what was made up."""

    pictures: NDArray[np.uint8]
    logits: NDArray[np.float16]
    features: NDArray[np.float16]
    sources: NDArray[np.str_]


def load_free_music() -> FreeMusic:
    """Raises FileNotFoundError where the music was never heard."""
    with np.load(FREE_MUSIC) as file:
        return FreeMusic(*(file[name] for name in NAMES))


def held_out_music(music: FreeMusic) -> NDArray[np.bool_]:
    """Which stretches no network learns from: those of every tenth file."""
    files = np.unique(music.sources)
    return np.isin(music.sources, np.random.default_rng(0).permutation(files)[: math.ceil(len(files) / 10)])


def decode(path: Path, start_seconds: float = 0.0) -> NDArray[np.float32]:
    """At most one stretch of a file, mono, at mn04's rate. Empty where ffmpeg finds no sound."""
    asked = ['ffmpeg', '-v', 'error', '-ss', str(start_seconds), '-t', str(STRETCH_SECONDS), '-i', str(path)]
    asked += ['-ac', '1', '-ar', str(audioset.SAMPLE_RATE_HZ), '-f', 'f32le', '-']
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
        if len(reel) >= STRETCH_SECONDS * audioset.SAMPLE_RATE_HZ:
            yield f'{name}/reel {made}', reel[: STRETCH_SECONDS * audioset.SAMPLE_RATE_HZ]
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
    rate = audioset.SAMPLE_RATE_HZ
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


def hear(name: str, folder: Path | None, weights: Path) -> None:
    """Keeps what is heard of a package's folder, or of what is made up, unless that is kept already."""
    if (kept := PARTS / f'{name}.npz').exists():
        return
    torch.set_num_threads(1)
    teacher = audioset.AudioSetNetwork(weights)
    rate, heard = audioset.SAMPLE_RATE_HZ, []
    starts = [int(start * picture.COLUMN_SAMPLES / picture.SAMPLE_RATE_HZ * rate) for start in picture.PATCH_STARTS]
    for source, samples in stretches(folder) if folder else made_up():
        if len(samples) < 0.99 * STRETCH_SECONDS * rate:
            continue
        samples = np.pad(samples, (0, rate))
        seen = picture.picture(resample_poly(samples, picture.SAMPLE_RATE_HZ // 50, rate // 50).astype(np.float32))
        patches = np.stack([samples[start : start + 10 * rate] for start in starts])
        logits, features = teacher.hear_sound(torch.from_numpy(patches))
        heard.append((seen, logits.numpy().astype(np.float16), features.numpy().astype(np.float16), source))
    columns = [np.array([row[i] for row in heard]) for i in range(len(NAMES))]
    kept.parent.mkdir(parents=True, exist_ok=True)
    np.savez(kept.with_suffix('.part.npz'), **dict(zip(NAMES, columns)))
    kept.with_suffix('.part.npz').rename(kept)
    print(f'{name}: {len(heard)} stretches', flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('music', type=Path, help='a folder that has a folder for each package')
    parser.add_argument('--data', type=Path, default=DEFAULT_DATA, help='folder with weights/')
    options = parser.parse_args()
    missing = [name for name in PACKAGES if not (options.music / name).is_dir()]
    if missing:
        parser.error(f'{options.music} lacks the packages {", ".join(missing)}')
    with ProcessPoolExecutor(2) as pool:
        weights = options.data / 'weights'
        asked = [pool.submit(hear, 'made up', None, weights)]
        asked += [pool.submit(hear, name, options.music / name, weights) for name in PACKAGES]
        for one in asked:
            one.result()
    heard = []
    for name in ('made up', *PACKAGES):
        with np.load(PARTS / f'{name}.npz') as file:
            heard += [{key: file[key] for key in NAMES}] if len(file['sources']) else []
    np.savez(FREE_MUSIC, **{key: np.concatenate([part[key] for part in heard]) for key in NAMES})
    print(f'{sum(len(part["sources"]) for part in heard)} stretches of {STRETCH_SECONDS} s: wrote {FREE_MUSIC}')


if __name__ == '__main__':
    main()
