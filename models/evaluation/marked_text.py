"""Text in which a command writes what stands between two marks."""

from __future__ import annotations

BEGIN, END = '<!-- figures: written by `python3 models card` -->', '<!-- /figures -->'


def with_figures(text: str, figures: str, begin_mark: str = BEGIN) -> str:
    """The text with what stands between its two marks written anew. Raises ValueError when a mark is missing."""
    before, begin, rest = text.partition(begin_mark)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f'the text has no "{begin_mark}" ... "{END}"')
    return f'{before}{begin_mark}\n\n{figures}\n{END}{after}'
