"""The pictures of the model card, from metrics.json: models/pictures/*.svg."""

from __future__ import annotations

from evaluation.scores import Numbers

SIDE, LEFT, BELOW, ABOVE = 320, 64, 52, 28
INK, GRID, LINE = '#333', '#ddd', '#0b6e99'
Point = tuple[float, float]


def pictures(segue: Numbers) -> dict[str, str]:
    """By file name. A picture whose figures are missing is not there."""
    made = {}
    if 'grouped5' in segue:
        made['calibration.svg'] = calibration(segue['grouped5']['calibration'])
        made['confusion.svg'] = confusion(segue['grouped5']['confusion'], list(segue['grouped5']['f1']))
    if 'learning' in segue:
        made['learning.svg'] = learning(segue['learning']['points'])
    return made


def calibration(bins: list[Numbers]) -> str:
    """How often the first genre is right, by how sure the network is of it; larger dots stand for more songs."""
    most = max(part['tracks'] for part in bins)
    dots = [
        circle(place(part['confidence'], part['accuracy']), 3 + 7 * (part['tracks'] / most) ** 0.5) for part in bins
    ]
    ideal = line([place(0, 0), place(1, 1)], GRID)
    heard = line([place(part['confidence'], part['accuracy']) for part in bins], LINE)
    ticks = [(share / 5, f'{20 * share} %') for share in range(6)]
    marks = [ideal, heard, *dots]
    return chart('Artists apart: sure and right', 'as sure of its first genre', 'right', ticks, ticks, marks)


def learning(points: list[Numbers]) -> str:
    """Accuracy by how many songs were learned from."""
    most = 100 * -(-max(point['songs'] for point in points) // 100)
    placed = [place(point['songs'] / most, point['accuracy']) for point in points]
    songs = [(share / 4, str(most * share // 4)) for share in range(5)]
    shares = [(share / 5, f'{20 * share} %') for share in range(6)]
    marks = [line(placed, LINE), *(circle(point, 4) for point in placed)]
    return chart('Artists apart: songs learned from', 'songs', 'right', songs, shares, marks)


def confusion(counts: list[list[int]], genres: list[str]) -> str:
    """Rows: what the songs are; columns: what they were heard as; as shares of the row."""
    cell = SIDE / len(genres)
    parts = []
    for row, counted in enumerate(counts):
        for column, count in enumerate(counted):
            share = count / max(sum(counted), 1)
            x, y = LEFT + column * cell, ABOVE + row * cell
            parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{cell:.1f}" height="{cell:.1f}" '
                         f'fill="{LINE}" fill-opacity="{share:.3f}"/>')  # fmt: skip
            if share >= 0.05:
                ink = '#fff' if share > 0.5 else INK
                parts.append(words(x + cell / 2, y + cell / 2 + 4, f'{100 * share:.0f}', 'middle', ink))
        parts.append(words(LEFT - 6, ABOVE + row * cell + cell / 2 + 4, genres[row], 'end'))
        x, y = LEFT + row * cell + cell / 2, ABOVE + SIDE + 12
        parts.append(f'<g transform="rotate(-40 {x:.1f} {y})">{words(x, y, genres[row], "end")}</g>')
    return page('Artists apart: rows are, columns were heard as (%)', parts)


def place(x: float, y: float) -> Point:
    """Of shares 0..1."""
    return LEFT + SIDE * x, ABOVE + SIDE * (1 - y)


def chart(
    title: str, across: str, up: str, columns: list[tuple[float, str]], rows: list[tuple[float, str]], marks: list[str]
) -> str:
    parts = [line([place(x, 0), place(x, 1)], GRID) for x, _ in columns]
    parts += [line([place(0, y), place(1, y)], GRID) for y, _ in rows]
    parts += [words(place(x, 0)[0], ABOVE + SIDE + 16, name, 'middle') for x, name in columns]
    parts += [words(LEFT - 6, place(0, y)[1] + 4, name, 'end') for y, name in rows]
    parts.append(words(LEFT + SIDE / 2, ABOVE + SIDE + 38, across, 'middle'))
    middle = ABOVE + SIDE / 2
    parts.append(f'<g transform="rotate(-90 14 {middle:.0f})">{words(14, middle, up, "middle")}</g>')
    return page(title, [*parts, *marks])


def page(title: str, parts: list[str]) -> str:
    width, height = LEFT + SIDE + 24, ABOVE + SIDE + BELOW
    body = ''.join(f'{part}\n' for part in [words(LEFT, 18, title, 'start'), *parts])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="sans-serif" font-size="11" role="img">\n<title>{title}</title>\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n{body}</svg>\n'
    )


def line(points: list[Point], colour: str) -> str:
    path = ' '.join(f'{x:.1f},{y:.1f}' for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'


def circle(point: Point, radius: float) -> str:
    return f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="{radius:.1f}" fill="{LINE}"/>'


def words(x: float, y: float, text: str, anchor: str, ink: str = INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{ink}">{text}</text>'
