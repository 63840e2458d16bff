"""Cells of a table."""

from __future__ import annotations


def percent(share: float) -> str:
    return f'{100 * share:.1f} %'


def row(*cells: str) -> str:
    return f'| {" | ".join(cells)} |'
