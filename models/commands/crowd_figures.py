"""From where on what is no music may be called a crowd or its applause: writes predictions/figures/crowds.json.

    python3 models crowd_figures --packages
    python3 models crowd_figures SOUNDS

Each of Debian's packages that the first names stands unpacked (`dpkg -x`) in SOUNDS/<package>. Needs ffmpeg.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import torch

from commands.options import command_parser
from evaluation.crowds import CHOSEN_ON, MEASURED_ON, crowd_figures, hear
from hearing.folders import ROOT, Folders


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('sounds', type=Path, nargs='?', help='a folder that has a folder for each package')
    parser.add_argument('--packages', action='store_true', help='only says which packages it asks for')
    options = parser.parse_args(arguments)
    if options.packages:
        print(*CHOSEN_ON, *MEASURED_ON, sep='\n')
        return
    if options.sounds is None:
        parser.error('where are the sounds?')
    missing = [name for name in (*CHOSEN_ON, *MEASURED_ON) if not (options.sounds / name).is_dir()]
    if missing:
        parser.error(f'{options.sounds} lacks the packages {", ".join(missing)}')
    folders = Folders(root, options.data)
    torch.set_num_threads(1)
    spec = json.loads(folders.contract.read_text())
    chosen, measured = (
        hear([options.sounds / name for name in names], folders.shipped) for names in (CHOSEN_ON, MEASURED_ON)
    )
    figures = crowd_figures(chosen, measured, spec)
    file = folders.figures / 'crowds.json'
    file.write_text(json.dumps(figures, indent=4) + '\n')
    print(f'wrote {file}: {json.dumps(figures)}')
