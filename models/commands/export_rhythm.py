"""Trains the key networks and writes it beside the published tempo network, as the app loads them: public/rhythm/.

    python3 models export_rhythm --version 1.0.0

Reads DATA/rhythm/annotations.csv, and DATA/rhythm/weights/tempo_deeptemp_k16.h5 from
https://github.com/hendriks73/tempo-cnn. The first ten songs of each genre are left out of the training.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from commands.options import command_parser
from hearing.data.collection import load_collection
from hearing.folders import ROOT, Folders
from rhythm.export import export
from rhythm.key_training import EPOCHS, SEEDS, is_measured_with, keyed_songs, mirex, train_key


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = command_parser(__doc__)
    parser.add_argument('--version', required=True, help='semantic version of what is written')
    parser.add_argument('--epochs', type=int, default=EPOCHS, help='for a first try')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    torch.set_num_threads(1)
    songs = keyed_songs(load_collection(folders.collection), folders.rhythm / 'annotations.csv')
    measured = np.array([is_measured_with(name) for name in songs.names])
    networks = [train_key(songs, np.flatnonzero(~measured), options.epochs, seed) for seed in range(SEEDS)]
    print(f'MIREX score of {measured.sum()} songs: {mirex(networks, songs, np.flatnonzero(measured)):.3f}')
    export(folders.rhythm / 'weights', networks, folders.shipped_rhythm, options.version)
