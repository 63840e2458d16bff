"""Adapts mn04 to Segue's pictures: writes models/runs/adapted.pt, by mn04's own names.

    python3 models free_music MUSIC
    python3 models adapt

A command that was stopped goes on, with the same music and code, after the seeds that are done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import torch

from commands.options import command_parser
from hearing.data.free_music import load_free_music
from hearing.folders import ROOT, Folders
from hearing.source_code import code_checksum
from hearing.train.adaptation import EPOCHS, SEEDS, adapted, averaged, save


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('--epochs', type=int, default=EPOCHS)
    parser.add_argument('--seeds', type=int, default=SEEDS)
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    torch.set_num_threads(1)
    music = load_free_music(folders.free_music)
    learned_from = hashlib.sha256(music.pictures.tobytes() + music.pooled.tobytes() + music.logits.tobytes())
    learned_from.update(code_checksum(adapted.__module__).encode())
    begun = f'adapted-{learned_from.hexdigest()[:8]}-{options.epochs}'
    files = [folders.runs / f'{begun}-seed{seed}.pt' for seed in range(options.seeds)]
    seeds = [adapted(folders.weights, music, options.epochs, *each) for each in enumerate(files)]
    save(averaged(seeds), folders.adapted)
    for file in files:
        file.unlink()
    print(f'wrote {folders.adapted}')
