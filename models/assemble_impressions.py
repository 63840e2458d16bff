"""The impressions that a patch makes, and the genres drawn from them, as nodes of the graph that the app runs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frontend import BANDS, PATCH_COLUMNS
from graph import Graph
from network import CEPSTRAL, CEPSTRUM, MOST_DEVIATIONS, PART_WEIGHTS, GenreHead


@dataclass(frozen=True)
class Signal:
    """A node's name, and how many times too large its values are."""

    name: str
    scale: float = 1.0


def mean(graph: Graph, name: str, source: str, axes: list[int], keep: bool = False) -> str:
    over = graph.constant(f'{name}/axes', np.array(axes))
    return graph.add('Mean', name, [source, over], keep_dims={'b': keep})


def deviation(graph: Graph, name: str, source: str, axis: int = 1) -> str:
    """The deviation along an axis, which goes."""
    centre = mean(graph, f'{name}/centre', source, [axis], keep=True)
    apart = graph.add('Sub', f'{name}/apart', [source, centre])
    squares = graph.add('Mul', f'{name}/squares', [apart, apart])
    return graph.add('Sqrt', name, [mean(graph, f'{name}/variance', squares, [axis])])


def spread(graph: Graph, name: str, heard: str) -> list[str]:
    """network.spread of [n, bands, columns, c]: three nodes [n, c]."""
    of_bands, of_columns = mean(graph, f'{name}/bands', heard, [2]), mean(graph, f'{name}/columns', heard, [1])
    return [
        mean(graph, f'{name}/mean', of_bands, [1]),
        deviation(graph, f'{name}/over-bands', of_bands),
        deviation(graph, f'{name}/over-columns', of_columns),
    ]


def statistics(graph: Graph, picture: str) -> list[str]:
    """network.statistics of [n, columns, bands]: five nodes."""
    rows = graph.reshape('statistics/rows', picture, (-1, BANDS))
    flat = graph.matmul('statistics/cepstra', rows, CEPSTRUM.numpy(), np.zeros(CEPSTRAL))
    cepstrum = graph.reshape('statistics/cepstrum', flat, (-1, PATCH_COLUMNS, CEPSTRAL))
    steps, cepstral_steps = (graph.steps(f'{source}/steps', source, PATCH_COLUMNS) for source in (picture, cepstrum))
    parts = {
        'mean': mean(graph, 'statistics/mean', picture, [1]),
        'deviation': deviation(graph, 'statistics/deviation', picture),
        'step': mean(graph, 'statistics/step', graph.add('Abs', 'statistics/absolute', [steps]), [1]),
        'cepstral': deviation(graph, 'statistics/cepstral', cepstrum),
        'cepstral-step': deviation(graph, 'statistics/cepstral-step', cepstral_steps),
    }
    return [graph.add('Sqrt', f'statistics/{name}/root', [part]) for name, part in parts.items()]


def narrow_of(graph: Graph, impression: list[Signal], lengths: list[int], head: GenreHead) -> str:
    """What GenreHead draws from the parts of an impression, of these lengths, in their order: [n, 64]."""
    joined = graph.joined('impression', [part.name for part in impression])
    scales = np.repeat([part.scale for part in impression], lengths)
    centre, deviations = (value.double().numpy() * scales for value in (head.centre, head.deviation))
    apart = graph.add('Sub', 'impression/apart', [joined, graph.constant('impression/centre', centre)])
    inverse = graph.constant('impression/inverse', 1 / deviations)
    bounded = graph.add('Mul', 'impression/deviations', [apart, inverse])
    for op, limit in (('Minimum', MOST_DEVIATIONS), ('Maximum', -MOST_DEVIATIONS)):
        bound = graph.constant(f'impression/{op.lower()}/bound', np.array(limit))
        bounded = graph.add(op, f'impression/{op.lower()}', [bounded, bound])
    weight = (head.narrow.weight * PART_WEIGHTS).detach().double().T.numpy()
    return graph.matmul('genres/narrow', bounded, weight, head.narrow.bias.detach().double().numpy())
