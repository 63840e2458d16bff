"""The novelty score as nodes of the graph that the app runs."""

from __future__ import annotations

import numpy as np

from graph import Graph
from novelty import CERTAIN, Novelty


def add_novelty(graph: Graph, novelty: Novelty, classes: str, genres: str) -> str:
    """From the nodes of class logits [n, c] and genre logits [n, g] to one logit [n, 1]."""
    called = np.eye(len_of(graph, classes))[:, novelty.genres]
    others = called[:, novelty.others] * novelty.others_scale
    above = largest(graph, 'novelty/above', graph.matmul('novelty/others', classes, others, novelty.others_offset))
    place = graph.matmul('novelty/place', classes, called @ novelty.matrix.T, novelty.offset)
    distance = add_distance(graph, novelty, place)
    doubt = add_doubt(graph, genres, novelty.temperature)
    logit = graph.constant('novelty/bias', np.array([novelty.bias]))
    for name, part, weight in zip(('above', 'distance', 'doubt'), (above, distance, doubt), novelty.weights):
        factor = graph.constant(f'novelty/{name}/weight', np.array(weight))
        scaled = graph.add('Mul', f'novelty/{name}/scaled', [part, factor])
        logit = graph.add('AddV2', f'novelty/{name}/sum', [scaled, logit])
    return graph.reshape('novelty/logit', logit, (-1, 1))


def len_of(graph: Graph, name: str) -> int:
    """How many values per row a linear layer gives."""
    return len(graph.weights[f'{name}/bias'])


def largest(graph: Graph, name: str, source: str, op: str = 'Max') -> str:
    """[n, k] -> [n]."""
    axes = graph.constant(f'{name}/axes', np.array([1]))
    return graph.add(op, name, [source, axes], keep_dims={'b': False})


def add_distance(graph: Graph, novelty: Novelty, place: str) -> str:
    genres, length = novelty.centres.shape
    row = graph.reshape('novelty/row', place, (-1, 1, length))
    centres = graph.constant('novelty/centres', novelty.centres.reshape(1, genres, length))
    apart = graph.add('Sub', 'novelty/apart', [row, centres])
    squares = graph.add('Mul', 'novelty/squares', [apart, apart])
    axes = graph.constant('novelty/sum/axes', np.array([2]))
    to_each = graph.add('Sum', 'novelty/to-each', [squares, axes], keep_dims={'b': False})
    return graph.add('Sqrt', 'novelty/distance', [largest(graph, 'novelty/nearest', to_each, 'Min')])


def add_doubt(graph: Graph, genres: str, temperature: float) -> str:
    """log((1 - p) / p) of the greatest probability p."""
    cooled = graph.constant('novelty/cooling', np.array(1 / temperature))
    calibrated = graph.add('Softmax', 'novelty/genres', [graph.add('Mul', 'novelty/cooled', [genres, cooled])])
    first = largest(graph, 'novelty/first', calibrated)
    certain = graph.constant('novelty/certain', np.array(CERTAIN))
    capped = graph.add('Minimum', 'novelty/capped', [first, certain])
    one = graph.constant('novelty/one', np.array(1.0))
    rest = graph.add('Sub', 'novelty/rest', [one, capped])
    sure, unsure = (graph.add('Log', f'{source}/log', [source]) for source in (first, rest))
    return graph.add('Sub', 'novelty/doubt', [unsure, sure])
