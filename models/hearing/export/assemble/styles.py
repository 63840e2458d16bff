"""The heads of the vocabulary as nodes of the graph that the app runs."""

from __future__ import annotations

import numpy as np

from hearing.body.features import FEATURES
from hearing.body.shipped_features import HEARD
from hearing.export.graph import HARD_SWISH_SCALE, Graph
from hearing.heads.style_heads import MOST_DEVIATIONS, StyleHeads

OUTPUTS = ('families', 'styles', 'moods', 'quadrants')


def add_styles(graph: Graph, heads: StyleHeads) -> None:
    """To a graph that hears the features and mn04's hidden layer. Each part is standardised by itself and taken to the
    hidden layer by its own product: a joined copy of both would have to be read again."""
    centre, deviation = heads.centre.double().numpy(), heads.deviation.double().numpy()
    weight, bias = heads.hidden.weight.detach().double().T.numpy(), heads.hidden.bias.detach().double().numpy()
    drawn: list[str] = []
    for name, own in zip(HEARD, (slice(FEATURES), slice(FEATURES, None))):
        part = f'vocabulary/{name.split("/")[0]}'
        apart = graph.add('Sub', f'{part}/apart', [name, graph.constant(f'{part}/centre', centre[own])])
        inverse = graph.constant(f'{part}/inverse', 1 / deviation[own])
        bounds = {'least': -MOST_DEVIATIONS, 'most': MOST_DEVIATIONS}
        limits = [graph.constant(f'{part}/{end}', np.array(value)) for end, value in bounds.items()]
        bounded = graph.add(
            'ClipByValue', f'{part}/bounded', [graph.add('Mul', f'{part}/deviations', [apart, inverse]), *limits]
        )
        drawn.append(graph.matmul(part, bounded, weight[own], bias if not drawn else np.zeros_like(bias)))
    hidden = graph.hard_swish('vocabulary/hidden', graph.add('AddV2', 'vocabulary/drawn', drawn))
    for name in OUTPUTS:
        head = getattr(heads, name)
        weight = head.weight.detach().double().T.numpy() / HARD_SWISH_SCALE
        said = graph.matmul(f'{name}/head', hidden, weight, head.bias.detach().double().numpy())
        graph.output(name, said, (-1, head.out_features))
