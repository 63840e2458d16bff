"""Hears freely licensed music, speech and sounds with the untouched mn04, for a network to learn from.

    apt-get download singularity-music wesnoth-1.16-music ...
    python3 models free_music MUSIC

Each of Debian's packages that label_free_music.py names stands unpacked (`dpkg -x`) in MUSIC/<package>.

Writes models/runs/free_music.npz. Needs ffmpeg. Neither the music nor this file is part of the repository.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from commands.options import command_parser
from hearing.data.free_music import NAMES
from hearing.data.free_sounds import STRETCH_SECONDS
from hearing.folders import ROOT, Folders
from hearing.teachers.label_free_music import PACKAGES, hear


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('music', type=Path, help='a folder that has a folder for each package')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    missing = [name for name in PACKAGES if not (options.music / name).is_dir()]
    if missing:
        parser.error(f'{options.music} lacks the packages {", ".join(missing)}')
    parts = {name: folders.runs / 'free_music' / f'{name}.npz' for name in ('made up', *PACKAGES)}
    with ProcessPoolExecutor(2) as pool:
        asked = [pool.submit(hear, None, folders.weights, parts['made up'])]
        asked += [pool.submit(hear, options.music / name, folders.weights, parts[name]) for name in PACKAGES]
        for one in asked:
            one.result()
    heard = []
    for part in parts.values():
        with np.load(part) as file:
            heard += [{key: file[key] for key in NAMES}] if len(file['sources']) else []
    np.savez(folders.free_music, **{key: np.concatenate([part[key] for part in heard]) for key in NAMES})
    print(f'{sum(len(part["sources"]) for part in heard)} stretches of {STRETCH_SECONDS} s: wrote {folders.free_music}')
