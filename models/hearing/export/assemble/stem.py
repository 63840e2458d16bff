"""From the picture to the stem's output, as nodes of the graph that the app runs.

The stretch in time and the stem's convolution are both linear: together they are one convolution of the picture's own
columns, a quarter as many, with a kernel of its own for each of the PHASES outputs that a column has.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from hearing.export.assemble.signal import Signal
from hearing.export.graph import Graph, text
from hearing.front_end.mn04_input import STRETCH, EfficientAtInput
from hearing.front_end.picture import BANDS, PATCH_COLUMNS

STRIDE = 2
PHASES = STRETCH // STRIDE


def add_input(graph: Graph, picture: str, frontend: EfficientAtInput) -> str:
    """mn04's input before the stretch, above its floor: [n, 1 + 128 bands, 1 + 129 + 1 columns, 1].

    The first and the last column are there twice, as the stretch continues them. The first band is what the stem hears
    below the others: mn04's 0, which is -floor above the floor.
    """
    pads = graph.constant('input/pads', np.array([[0, 0], [1, 1], [0, 0]]))
    mode = {'s': text('SYMMETRIC')}
    continued = graph.add('MirrorPad', 'input/continued', [picture, pads], mode=mode, Tpaddings={'type': 'DT_INT32'})
    rows = graph.reshape('input/rows', continued, (-1, BANDS))
    matrix = np.vstack([np.zeros((1, BANDS)), frontend.matrix.numpy()])
    offset = np.concatenate([[0.0], frontend.offset.double().numpy()]) - frontend.floor
    above = graph.matmul('input/above-floor', rows, matrix.T, offset, 'Relu')
    by_patch = graph.reshape('input/patch', above, (-1, PATCH_COLUMNS + 2, BANDS + 1))
    by_band = graph.transpose('input/bands', by_patch, [0, 2, 1])
    return graph.reshape('input/image', by_band, (-1, BANDS + 1, PATCH_COLUMNS + 2, 1))


def add_stem(
    graph: Graph, picture: str, frontend: EfficientAtInput, kernel: NDArray[Any], bias: NDArray[Any]
) -> Signal:
    """An image [n, 64 bands, 258 columns, c] of what the stem's convolution [3, 3, 1, c] makes of a picture."""
    image = add_input(graph, picture, frontend)
    raised = np.tile(bias + frontend.floor * kernel.sum((0, 1, 2)), PHASES)
    made = graph.convolution('stem/phases', image, of_columns(kernel), raised, (STRIDE, 1), None, (0, 0, 0, 0))
    bands, columns = BANDS // STRIDE, PATCH_COLUMNS * PHASES
    return Signal(graph.reshape('stem', made, (-1, bands, columns, len(bias))), extent=(bands, columns))


def of_columns(kernel: NDArray[Any]) -> NDArray[Any]:
    """A kernel [3, 3, 1, c] for the stretched columns -> one [3, 3, 1, phases * c] for the picture's."""
    weights = F.interpolate(torch.eye(3)[None], scale_factor=STRETCH, mode='linear', align_corners=False)[0].numpy()
    centres = [STRETCH + STRIDE * phase for phase in range(PHASES)]
    windows = np.stack([weights[:, centre - 1 : centre + 2] for centre in centres])
    return np.einsum('btic,pot->boipc', kernel, windows).reshape(3, 3, 1, -1)
