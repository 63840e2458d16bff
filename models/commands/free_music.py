"""Hears freely licensed music, speech and sounds with the untouched mn04, for a network to learn from.

    python3 models free_music --packages
    python3 models free_music MUSIC

Each of Debian's packages that the first names stands unpacked (`dpkg -x`) in MUSIC/<package>.

Writes models/runs/free_music.npz. Stopped, it goes on with the next package, as long as the code that hears is the
same. Needs ffmpeg. Neither the music nor this file is part of the repository.
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
from hearing.teachers.label_free_music import PACKAGES, hear, part_of


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('music', type=Path, nargs='?', help='a folder that has a folder for each package')
    parser.add_argument('--packages', action='store_true', help='only says which packages it asks for')
    options = parser.parse_args(arguments)
    if options.packages:
        print(*PACKAGES, sep='\n')
        return
    if options.music is None:
        parser.error('where is the music?')
    folders = Folders(root, options.data)
    missing = [name for name in PACKAGES if not (options.music / name).is_dir()]
    if missing:
        parser.error(f'{options.music} lacks the packages {", ".join(missing)}')
    parts = {name: part_of(folders.runs / 'free_music', name) for name in ('made up', *PACKAGES)}
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
