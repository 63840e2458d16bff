"""What the parts of a graph under construction hand on to each other."""

from __future__ import annotations

from dataclasses import dataclass

from hearing.export.graph import Graph


@dataclass(frozen=True)
class Signal:
    """A node's name, how many times too large its values are, and how many bands and columns its image has."""

    name: str
    scale: float = 1.0
    extent: tuple[int, int] = (1, 1)


def mean(graph: Graph, name: str, image: Signal) -> str:
    """Each channel's mean over bands and columns: [n, 1, 1, c].

    In two steps, as WebGPU sums a whole window in one thread: over columns, one band each, then over bands.
    """
    bands, columns = image.extent
    return graph.average(name, graph.average(f'{name}/bands', image.name, (1, columns)), (bands, 1))
