"""Hears freely licensed music, speech and sounds with the untouched mn04, for a network to learn from. Needs ffmpeg.

Of each stretch a picture as the app makes it, as it is and degraded, and beside each of its patches what mn04 says of
the same ten seconds, as they are, at its full resolution.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.signal import resample_poly

from hearing.body.audioset_network import AudioSetNetwork
from hearing.data.degradation import changed, encoded
from hearing.data.free_music import NAMES
from hearing.data.free_sounds import STRETCH_SECONDS, made_up, stretches
from hearing.front_end import picture
from hearing.front_end.mn04_input import MN04_SAMPLE_RATE_HZ
from hearing.source_code import code_checksum

PACKAGES = (  # noqa: SIM905
    'singularity-music fretsonfire-songs-sectoid fretsonfire-songs-muldjord wesnoth-1.16-music warzone2100-music '
    'hyperrogue-music planetblupi-music-ogg naev-data widelands-data drascula-music starfighter-data btanks-data '
    'zaz-data asc-music freedink-data frozen-bubble-data xmoto-data plee-the-bear-data scorched3d-data lincity-ng-data '
    'extremetuxracer-data gigalomania-data lugaru-data caveexpress-data pink-pony-data raincat-data '
    'foobillardplus-data pekka-kana-2-data nexuiz-music ufoai-music openarena-data supertuxkart-data supertux-data '
    'fillets-ng-data 0ad-data unknown-horizons marsshooter-data pingus-data boswars-data '
    'asterisk-core-sounds-en-g722 asterisk-core-sounds-es-g722 asterisk-core-sounds-fr-g722 '
    'asterisk-core-sounds-it-g722 asterisk-core-sounds-ru-g722 ktuberling-data klettres-data'
).split()


def part_of(folder: Path, name: str) -> Path:
    """Where what is heard of a package is kept: other code hears it anew."""
    return folder / f'{name}-{code_checksum(__name__)[:8]}.npz'


def hear(folder: Path | None, weights: Path, kept: Path) -> None:
    """Keeps what is heard of a package's folder, or of what is made up, in a file, unless that is there already."""
    if kept.exists():
        return
    torch.set_num_threads(1)
    teacher = AudioSetNetwork(weights)
    rate, heard, rng = MN04_SAMPLE_RATE_HZ, [], np.random.default_rng(0)
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
    print(f'{kept.stem}: {len(heard)} stretches', flush=True)


def seen(samples: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The picture of a stretch at the pictures' rate; where it is a little short, silence follows."""
    length = int((STRETCH_SECONDS + 0.5) * picture.SAMPLE_RATE_HZ)
    return picture.picture(np.pad(samples[:length], (0, max(0, length - len(samples)))))[: picture.STRETCH_COLUMNS]
