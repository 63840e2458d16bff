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
        row('', 'first genre unchanged', 'cosine of the embeddings, mean', 'least'),
        row('---', '---', '---', '---'),
    ]
    for name, found in {**measured['variants'], 'all': measured['all']}.items():
        cosines = f'{found["meanCosine"]:.3f}', f'{found["lowestCosine"]:.3f}'
        lines.append(row(name, percent(found['genreUnchanged']), *cosines))
    of_songs = {'fits': 'that one of the genres fits, as the app says it', 'sure': 'of whose genre it is sure'}
    told = [
        f'{percent(found["genreUnchanged"])} of the {found["songs"] // len(measured["variants"])} songs {which}'
        for name, which in of_songs.items()
        if (found := measured.get(name))
    ]
    if told:
        lines.append(f'\nThe first genre stays, all changes together: {", ".join(told)}.')
    said = percent(measured['all']['saidUnchanged'])
    lines.append(f'\nWhat the app says of a song, a genre or that none of them fits, stays in {said} of all cases.')
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
