"""Starting from mn04 as it was trained on AudioSet: its body, its hidden layer and, by name, its own genre classes."""

from __future__ import annotations

import csv
from pathlib import Path

import torch
from torch import Tensor

from network import SegueNetwork


def load_pretrained(network: SegueNetwork, weights: Path, genres: tuple[str, ...], tags: tuple[str, ...]) -> None:
    """Copies `mn04_as.pt` of a folder into the network. A genre or tag that AudioSet knows starts as that class."""
    state: dict[str, Tensor] = torch.load(weights / 'mn04_as.pt', map_location='cpu')
    body = {name.removeprefix('features.'): value for name, value in state.items() if name.startswith('features.')}
    network.features.load_state_dict(body)
    classes = audioset_classes(weights / 'audioset_labels.csv')
    with torch.no_grad():
        network.hidden.weight.copy_(state['classifier.2.weight'])
        network.hidden.bias.copy_(state['classifier.2.bias'])
        for head, names in ((network.genres, genres), (network.tags, tags)):
            for row, name in enumerate(names):
                if plain(name) in classes:
                    head.weight[row] = state['classifier.5.weight'][classes[plain(name)]]
                    head.bias[row] = 0


def audioset_classes(path: Path) -> dict[str, int]:
    """AudioSet's class numbers by their plain names."""
    with open(path, newline='', encoding='utf-8') as file:
        return {plain(row['display_name']): int(row['index']) for row in csv.DictReader(file)}


def plain(name: str) -> str:
    """'Hip hop music', 'hip-hop' and 'hiphop' are one name; so are 'Heavy metal' and 'metal'."""
    letters = ''.join(letter for letter in name.lower() if letter.isalpha())
    return letters.removesuffix('music').removeprefix('heavy')
