"""Adapts mn04 to Segue's pictures, of free and of real music: writes models/runs/adapted.pt, by mn04's own names.

    python3 models free_music MUSIC
    python3 models adapt

A command that was stopped goes on, with the same sound and code, after the seeds that are done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import torch

from commands.options import command_parser
from hearing.data.taught_sound import load_taught_sound
from hearing.folders import ROOT, Folders
from hearing.source_code import code_checksum
from hearing.train.adaptation import EPOCHS, SEEDS, adapted, averaged, save


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('--epochs', type=int, default=EPOCHS)
    parser.add_argument('--seeds', type=int, default=SEEDS)
    parser.add_argument('--processes', type=int, default=2, help='seeds side by side, one core each')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    torch.set_num_threads(1)
    sound = load_taught_sound(folders.free_music, options.data)
    learned_from = hashlib.sha256(code_checksum(adapted.__module__).encode())
    for values in vars(sound).values():
        learned_from.update(values.tobytes())
    begun = f'adapted-{learned_from.hexdigest()[:8]}-{options.epochs}'
    files = [folders.runs / f'{begun}-seed{seed}.pt' for seed in range(options.seeds)]
    with ThreadPoolExecutor(options.processes) as pool:
        asked = [pool.submit(adapted, folders.weights, sound, options.epochs, *each) for each in enumerate(files)]
        seeds = [one.result() for one in asked]
    save(averaged(seeds), folders.adapted)
    for file in files:
        file.unlink()
    print(f'wrote {folders.adapted}')
