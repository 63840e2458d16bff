"""How little encodings change what the network hears, in words for the card."""

from __future__ import annotations

from evaluation.card.table import percent, row
from evaluation.scores import Numbers


def robustness(measured: Numbers) -> str:
    seconds = measured['pieceSeconds']
    asked = f'--songs {measured["songs"]}{f" --seconds {seconds}" if seconds else ""} FOLDERS'
    lines = [
        f'{measured["songs"]} songs of free music{f", {seconds} seconds of each" if seconds else ""}, encoded, '
        f'filtered or slowed (`npm run robustness -- {asked}`; network {measured["network"]}; '
        f'from {measured["music"]}):\n',
        row('', 'first family unchanged', 'cosine of the embeddings, mean', 'least'),
        row('---', '---', '---', '---'),
    ]
    for name, found in {**measured['variants'], 'all': measured['all']}.items():
        cosines = f'{found["meanCosine"]:.3f}', f'{found["lowestCosine"]:.3f}'
        lines.append(row(name, percent(found['genreUnchanged']), *cosines))
    of_songs = {'fits': 'of which the app claims a family', 'sure': 'of which it claims one alone'}
    told = [
        f'{percent(found["genreUnchanged"])} of the {found["songs"] // len(measured["variants"])} songs {which}'
        for name, which in of_songs.items()
        if (found := measured.get(name))
    ]
    if told:
        lines.append(f'\nThe first family stays, all changes together: {", ".join(told)}.')
    said = percent(measured['all']['saidUnchanged'])
    lines.append(f'\nWhat the app claims, one of its families or nothing, stays in {said} of all cases.')
    return '\n'.join(lines) + '\n'


def robustness_of_held_out(measured: Numbers) -> str:
    found = measured['all']
    return (
        f'{measured["songs"]} songs of the ten genres, those of the collection whose sound is at hand, changed in the '
        'same ways and heard by the networks of the artist folds that know neither them nor their artists '
        '(`npm run robustness -- --pictures FILE FOLDER`, then `python3 models robustness FILE`): the first genre '
        f'stays in {percent(found["genreUnchanged"])} of {found["cases"]} cases, the mean cosine is '
        f'{found["meanCosine"]:.3f}; means of {len(measured["seeds"])} seeds.\n'
    )
