"""The features of a patch, and the genres drawn from them, as nodes of the graph that the app runs."""

from __future__ import annotations

import numpy as np

from hearing.export.assemble.signal import Signal
from hearing.export.graph import Graph
from hearing.front_end.picture import BANDS, PATCH_COLUMNS
from hearing.heads.genre_head import MOST_DEVIATIONS, PART_WEIGHTS, GenreHead


def deviation(graph: Graph, name: str, source: str, extent: tuple[int, int], centre: str) -> str:
    """The deviations [n, c] of an image [n, h, w, c] of this extent (h, w) from its means [n, 1, 1, c]."""
    squares = graph.add('SquaredDifference', f'{name}/squares', [source, centre])
    variance = graph.average(f'{name}/variance', squares, extent)
    return graph.flat(name, graph.add('Sqrt', f'{name}/of-variance', [variance]))


def spread(graph: Graph, name: str, heard: Signal) -> list[str]:
    """network.spread of an image [n, bands, columns, c]: three nodes [n, c]."""
    bands, columns = heard.extent
    of_bands = graph.average(f'{name}/bands', heard.name, (1, columns))
    of_columns = graph.average(f'{name}/columns', heard.name, (bands, 1))
    centre = graph.average(f'{name}/centre', of_bands, (bands, 1))
    return [
        graph.flat(f'{name}/mean', centre),
        deviation(graph, f'{name}/over-bands', of_bands, (bands, 1), centre),
        deviation(graph, f'{name}/over-columns', of_columns, (1, columns), centre),
    ]


def statistics(graph: Graph, picture: str) -> list[str]:
    """network.statistics of [n, columns, bands]: two nodes."""
    extent = (PATCH_COLUMNS, 1)
    bands = graph.reshape('statistics/bands', picture, (-1, *extent, BANDS))
    centre = graph.average('statistics/centre', bands, extent)
    parts = {
        'mean': graph.flat('statistics/mean', centre),
        'deviation': deviation(graph, 'statistics/deviation', bands, extent, centre),
    }
    return [graph.add('Sqrt', f'statistics/{name}/root', [part]) for name, part in parts.items()]


def narrow_of(graph: Graph, parts: list[Signal], lengths: list[int], head: GenreHead) -> str:
    """What GenreHead draws from the parts of the features, of these lengths, in their order: [n, 64]."""
    joined = graph.joined('features', [part.name for part in parts])
    scales = np.repeat([part.scale for part in parts], lengths)
    centre, unit = (value.double().numpy() * scales for value in (head.centre, head.deviation))
    apart = graph.add('Sub', 'features/apart', [joined, graph.constant('features/centre', centre)])
    inverse = graph.constant('features/inverse', 1 / unit)
    deviations = graph.add('Mul', 'features/deviations', [apart, inverse])
    bounds = {'least': -MOST_DEVIATIONS, 'most': MOST_DEVIATIONS}
    limits = [graph.constant(f'features/{name}', np.array(value)) for name, value in bounds.items()]
    bounded = graph.add('ClipByValue', 'features/bounded', [deviations, *limits])
    weight = PART_WEIGHTS.double()[:, None] * head.narrow.weight.detach().double().T
    return graph.matmul('genres/narrow', bounded, weight.numpy(), head.narrow.bias.detach().double().numpy())
