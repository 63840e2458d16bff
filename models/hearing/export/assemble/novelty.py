"""The novelty score as nodes of the graph that the app runs."""

from __future__ import annotations

import numpy as np

from hearing.export.graph import Graph
from hearing.heads.novelty import CERTAIN, IMPOSSIBLE, Novelty


def add_novelty(graph: Graph, novelty: Novelty, called: str, genres: str) -> str:
    """From the nodes of what mn04 calls it, logits [n, a], and of genre logits [n, g] to one logit [n, 1]."""
    others = np.eye(novelty.matrix.shape[1])[:, novelty.others] * novelty.others_scale
    above = largest(graph, 'novelty/above', graph.matmul('novelty/others', called, others, novelty.others_offset))
    place = graph.matmul('novelty/place', called, novelty.matrix.T, novelty.offset)
    cooled = graph.constant('novelty/cooling', np.array(1 / novelty.temperature))
    likely = graph.add('Softmax', 'novelty/genres', [graph.add('Mul', 'novelty/cooled', [genres, cooled])])
    parts = {
        'above': above,
        'distance': add_distance(graph, novelty, place),
        'doubt': add_doubt(graph, likely),
        'entropy': add_entropy(graph, likely),
    }
    logit = graph.constant('novelty/bias', np.array([novelty.bias]))
    for (name, part), weight in zip(parts.items(), novelty.weights):
        factor = graph.constant(f'novelty/{name}/weight', np.array(weight))
        scaled = graph.add('Mul', f'novelty/{name}/scaled', [part, factor])
        logit = graph.add('AddV2', f'novelty/{name}/sum', [scaled, logit])
    return graph.reshape('novelty/logit', logit, (-1, 1))


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


def add_doubt(graph: Graph, likely: str) -> str:
    """log((1 - p) / p) of the greatest probability p."""
    first = largest(graph, 'novelty/first', likely)
    certain = graph.constant('novelty/certain', np.array(CERTAIN))
    capped = graph.add('Minimum', 'novelty/capped', [first, certain])
    one = graph.constant('novelty/one', np.array(1.0))
    rest = graph.add('Sub', 'novelty/rest', [one, capped])
    sure, unsure = (graph.add('Log', f'{source}/log', [source]) for source in (first, rest))
    return graph.add('Sub', 'novelty/doubt', [unsure, sure])


def add_entropy(graph: Graph, likely: str) -> str:
    ends = (graph.constant(f'novelty/{name}', np.array(end)) for name, end in (('least', IMPOSSIBLE), ('most', 1.0)))
    logarithm = graph.add('Log', 'novelty/log', [graph.add('ClipByValue', 'novelty/possible', [likely, *ends])])
    products = graph.add('Mul', 'novelty/products', [likely, logarithm])
    axes = graph.constant('novelty/entropy/axes', np.array([1]))
    total = graph.add('Sum', 'novelty/total', [products, axes], keep_dims={'b': False})
    return graph.add('Sub', 'novelty/entropy', [graph.constant('novelty/nothing', np.array(0.0)), total])
