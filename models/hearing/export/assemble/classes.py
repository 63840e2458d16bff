"""More of AudioSet's classes for a network that is shipped, in the rows that mn04 has for them.

The hidden layer is mn04's own, adapted with its classifier: what a class was told by there, it is told by here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray

from hearing.export.graph import HARD_SWISH_SCALE, Graph, tensor_info

HEAD = 'classes/head'


def mn04_rows(weights: Path, classes: list[int]) -> tuple[NDArray[Any], NDArray[Any]]:
    """`(weight [c, 512], bias [c])` of AudioSet's classes of these numbers."""
    state = torch.load(weights / 'mn04_as.pt', map_location='cpu')
    return state['classifier.5.weight'][classes].double().numpy(), state['classifier.5.bias'][classes].double().numpy()


def add_classes(graph: Graph, weight: NDArray[Any], bias: NDArray[Any]) -> None:
    """Behind those that the graph has, which stay as they are."""
    graph.widen(f'{HEAD}/weight', weight.T / HARD_SWISH_SCALE)
    graph.widen(f'{HEAD}/bias', bias)
    graph.outputs['classes'] = tensor_info('classes', (-1, len(graph.weights[f'{HEAD}/bias'])))
