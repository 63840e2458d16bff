"""The textures of a patch (textures.py) as nodes of the graph that the app runs."""

from __future__ import annotations

import numpy as np

from hearing.export.graph import Graph
from hearing.front_end import textures as of
from hearing.front_end.picture import BANDS, PATCH_COLUMNS


def add_textures(graph: Graph, picture: str) -> str:
    """textures.textures of [n, columns, bands]: [n, 372]."""

    def product(name: str, source: str, matrix: of.Array) -> str:
        return graph.matmul(f'textures/{name}', source, matrix, np.zeros(matrix.shape[1]))

    def turned(name: str, source: str, rows: int, columns: int) -> str:
        """Of each patch a matrix [rows, columns], turned: [n, columns, rows]."""
        by_patch = graph.reshape(f'textures/{name}/patch', source, (-1, rows, columns))
        return graph.transpose(f'textures/{name}/turned', by_patch, [0, 2, 1])

    def flat(name: str, turns: int, first: int, count: int) -> str:
        """The strengths of the first turns at some places, [n, turns * places]."""
        part = graph.slice(f'textures/{name}', strengths, [0, 0, first], [-1, turns, count])
        return graph.reshape(f'textures/{name}/flat', part, (-1, turns * count))

    atoms, places = of.BAND_MEANS.shape
    rows = graph.reshape('textures/rows', picture, (-1, BANDS))
    by_atom = turned('bands', product('bands', rows, of.BAND_ATOMS), PATCH_COLUMNS, 2 * atoms)
    lines = graph.reshape('textures/lines', by_atom, (-1, 2 * PATCH_COLUMNS))
    squares = []
    for name, matrix in zip(('real', 'imaginary'), np.hsplit(of.TIME_ATOMS, 2)):
        part = product(name, lines, matrix)
        squares.append(graph.add('Mul', f'textures/{name}/squared', [part, part]))
    moduli = graph.add('Sqrt', 'textures/moduli', [graph.add('AddV2', 'textures/squares', squares)])
    by_turn = turned('turns', product('turns', moduli, of.TIME_MEANS), atoms, of.TURNS)
    means = product('places', graph.reshape('textures/atoms', by_turn, (-1, atoms)), of.BAND_MEANS)
    roots = graph.add('Sqrt', 'textures/roots', [means])
    strengths = graph.reshape('textures/strengths', roots, (-1, of.TURNS, places))
    of_scales = flat('scales', of.TURNS, 0, of.SCALE_PLACES)
    return graph.joined('textures', [of_scales, flat('lows', len(of.RATES), of.SCALE_PLACES, of.LOW_PLACES)])
