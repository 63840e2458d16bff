"""What every command about a collection can be told: where the data is, or another collection."""

from __future__ import annotations

import argparse
from pathlib import Path

from hearing.data.collection import Collection, checksums, load_collection
from hearing.folders import DATA


def command_parser(description: str | None) -> argparse.ArgumentParser:
    """A command's options, with `--data` among them."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', type=Path, default=DATA, help='folder with gtzan/ and weights/')
    return parser


def collection_parser(description: str | None) -> argparse.ArgumentParser:
    """The same, with `--collection`."""
    parser = command_parser(description)
    parser.add_argument('--collection', type=Path, help='another collection than DATA/gtzan')
    return parser


def collection_folder(options: argparse.Namespace) -> Path:
    return options.collection or options.data / 'gtzan'


def read_collection(options: argparse.Namespace) -> tuple[Collection, dict[str, str]]:
    """The collection and the checksums of its files."""
    folder = collection_folder(options)
    return load_collection(folder), checksums(folder)
