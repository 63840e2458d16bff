"""Starting from mn04 as it was trained on AudioSet: its body, its hidden layer, its classes and, by name, tags."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from hearing.data.classes import audioset_classes, kept_classes, plain
from hearing.heads.network import SegueNetwork


def load_pretrained(network: SegueNetwork, weights: Path, tags: tuple[str, ...], start: Path | None = None) -> None:
    """Copies mn04 into the network: `mn04_as.pt` of a folder, or `start`, what came of it since, by the same names.

    A tag that AudioSet knows starts as that class; the classes start as they are.
    """
    state: dict[str, Tensor] = torch.load(start or weights / 'mn04_as.pt', map_location='cpu')
    body = {name.removeprefix('features.'): value for name, value in state.items() if name.startswith('features.')}
    network.extractor.body.load_state_dict(body)
    classes = audioset_classes(weights / 'audioset_labels.csv')
    with torch.no_grad():
        network.hidden.weight.copy_(state['classifier.2.weight'])
        network.hidden.bias.copy_(state['classifier.2.bias'])
        if network.classes.out_features:
            kept = kept_classes(weights)
            network.classes.weight.copy_(state['classifier.5.weight'][kept])
            network.classes.bias.copy_(state['classifier.5.bias'][kept])
        for row, name in enumerate(tags):
            if plain(name) in classes:
                network.tags.weight[row] = state['classifier.5.weight'][classes[plain(name)]]
                network.tags.bias[row] = 0
