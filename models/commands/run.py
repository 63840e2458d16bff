"""Everything, in order: trains every network, evaluates, exports and writes the card. Stopped, it goes on where it was.

python3 models free_music MUSIC
python3 models adapt
python3 models run --version 8.1.0
python3 models run --version 8.1.0 --collection FOLDER
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from commands.options import collection_folder, collection_parser
from hearing.data.collection import Collection, checksums, folds_of, load_collection
from hearing.folders import ROOT, Folders
from hearing.train.answers import forget_other_data

SEEDS = 3
# Left to itself, glibc returns every large tensor to the system at once: up to half of the time goes into page faults.
KEEP_MEMORY = {'MALLOC_MMAP_MAX_': '0', 'MALLOC_TRIM_THRESHOLD_': str(2**31 - 1)}


def trainings(collection: Collection) -> list[list[str]]:
    """The options of `train` for each network that the collection's folds allow."""
    protocols = [name for name in ('grouped5', 'random10') if folds_of(collection, name)]
    if 'test' in collection.folds['fault_filtered']:
        protocols = ['fault_filtered', *protocols]
    seeds = [(protocol, str(seed)) for protocol in protocols for seed in range(SEEDS)]
    return [['--protocol', 'all'], *[['--protocol', name, '--fold', 'all', '--seed', seed] for name, seed in seeds]]


def main(arguments: Sequence[str], root: Path = ROOT) -> None:
    parser = collection_parser(__doc__)
    parser.add_argument('--version', required=True, help='semantic version of the network')
    parser.add_argument('--epochs', type=int, help='of every training; for a first try')
    parser.add_argument('--processes', type=int, default=2, help='trainings side by side, one core each')
    options = parser.parse_args(arguments)
    folders = Folders(root, options.data)
    folder = collection_folder(options)
    where = ['--data', str(options.data), '--collection', str(folder)]
    epochs = ['--epochs', str(options.epochs)] if options.epochs else []
    missing = [path for path in (folders.free_music, folders.adapted) if not path.exists()]
    if missing:
        parser.error(f'{missing[0].name} is missing: run free_music and adapt first')
    forget_other_data(checksums(folder), folders)

    def python(command: str, *arguments: str) -> None:
        subprocess.run(
            [sys.executable, str(folders.models), command, *arguments], check=True, env=os.environ | KEEP_MEMORY
        )

    collection = load_collection(folder)
    runs = trainings(collection)
    with ThreadPoolExecutor(options.processes) as pool:
        list(pool.map(lambda training: python('train', *training, *epochs, *where), runs))
    if folds_of(collection, 'grouped5'):
        python('figures', *where)
        python('learning_curve', *where)
    python('evaluate')
    python('export', '--version', options.version, *where)
    python('card')
