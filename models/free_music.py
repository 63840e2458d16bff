"""Hears freely licensed music, speech and sounds with the untouched mn04, for a network to learn from.

    apt-get download singularity-music wesnoth-1.16-music ...
    python3 models/free_music.py MUSIC

Each of Debian's packages named below stands unpacked (`dpkg -x`) in MUSIC/<package>.

Writes models/runs/free_music.npz: pictures as the app makes them, of each stretch as it is and degraded, and beside
each of their patches what mn04 says of the same ten seconds, as they are, at its full resolution. Needs ffmpeg. Neither
the music nor this file is part of the repository.
"""

from __future__ import annotations

import argparse
import math
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
from degrade import changed, encoded
from free_sounds import STRETCH_SECONDS, made_up, stretches
from runs import RUNS

FREE_MUSIC = RUNS / 'free_music.npz'
PARTS = RUNS / 'free_music'
NAMES = ('pictures', 'degraded', 'logits', 'features', 'sources')
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


@dataclass(frozen=True)
class FreeMusic:
    """`pictures` uint8 [stretches, 387, 128], and two of the same degraded (degrade.py) `degraded` uint8 [stretches, 2,
    387, 128]; `logits` float16 [stretches, patches, 527] and `features` float16 [stretches, patches, 384] of mn04 at
    full resolution; `sources`: package and file, or what was made up."""

    pictures: NDArray[np.uint8]
    degraded: NDArray[np.uint8]
    logits: NDArray[np.float16]
    features: NDArray[np.float16]
    sources: NDArray[np.str_]

    def of(self, stretches: NDArray[np.bool_]) -> FreeMusic:
        return FreeMusic(*(getattr(self, name)[stretches] for name in NAMES))


def load_free_music() -> FreeMusic:
    """Raises FileNotFoundError where the music was never heard."""
    with np.load(FREE_MUSIC) as file:
        return FreeMusic(*(file[name] for name in NAMES))


def held_out_music(music: FreeMusic) -> NDArray[np.bool_]:
    """Which stretches no network learns from: those of every tenth file."""
    files = np.unique(music.sources)
    return np.isin(music.sources, np.random.default_rng(0).permutation(files)[: math.ceil(len(files) / 10)])


def learned_music() -> FreeMusic:
    """What networks learn from: all but what is held out."""
    music = load_free_music()
    return music.of(~held_out_music(music))


def hear(name: str, folder: Path | None, weights: Path) -> None:
    """Keeps what is heard of a package's folder, or of what is made up, unless that is kept already."""
    if (kept := PARTS / f'{name}.npz').exists():
        return
    torch.set_num_threads(1)
    teacher = audioset.AudioSetNetwork(weights)
    rate, heard, rng = audioset.SAMPLE_RATE_HZ, [], np.random.default_rng(0)
    starts = [int(start * picture.COLUMN_SAMPLES / picture.SAMPLE_RATE_HZ * rate) for start in picture.PATCH_STARTS]
    for source, samples in stretches(folder) if folder else made_up():
        if len(samples) < 0.99 * STRETCH_SECONDS * rate:
            continue
        others = [seen(how(samples, rate, picture.SAMPLE_RATE_HZ, rng)) for how in (encoded, changed)]
        samples = np.pad(samples, (0, rate))
        own = seen(resample_poly(samples, picture.SAMPLE_RATE_HZ // 50, rate // 50).astype(np.float32))
        patches = np.stack([samples[start : start + 10 * rate] for start in starts])
        logits, features = teacher.hear_sound(torch.from_numpy(patches))
        said = (part.numpy().astype(np.float16) for part in (logits, features))
        heard.append((own, np.stack(others), *said, source))
    columns = [np.array([row[i] for row in heard]) for i in range(len(NAMES))]
    kept.parent.mkdir(parents=True, exist_ok=True)
    np.savez(kept.with_suffix('.part.npz'), **dict(zip(NAMES, columns)))
    kept.with_suffix('.part.npz').rename(kept)
    print(f'{name}: {len(heard)} stretches', flush=True)


def seen(samples: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The picture of a stretch at the pictures' rate; where it is a little short, silence follows."""
    length = int((STRETCH_SECONDS + 0.5) * picture.SAMPLE_RATE_HZ)
    return picture.picture(np.pad(samples[:length], (0, max(0, length - len(samples)))))[: picture.STRETCH_COLUMNS]


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
