"""The figures of the model card (models/README.md) and of the README, from metrics.json and spec.json."""

from __future__ import annotations

from evaluation.card.charts import pictures
from evaluation.card.real_music import real_music, sets_table
from evaluation.card.robustness import robustness, robustness_of_held_out
from evaluation.card.systems import beside
from evaluation.card.table import percent, row
from evaluation.scores import Numbers

TITLES = {'fault_filtered': 'fault-filtered', 'grouped5': 'artists apart, 5-fold', 'random10': 'random 10-fold'}


# Styles and moods of tags gave way to those of the vocabulary (src/meaning/traits.ts).
SHOWN_KINDS = ('era', 'voice', 'instrument')


def summary(segue: Numbers) -> str:
    """For the README: how real music is heard, and one row per protocol of the papers' ten genres."""
    lines = [
        *([sets_table(segue['world']['sets'])] if 'world' in segue else []),
        "The papers' ten genres, which stand beside *Hear as the paper did*:\n",
    ]
    lines += [row('protocol', 'songs tested', 'accuracy', '95 % interval'), row('---', '---', '---', '---')]
    for name, measured in by_protocol(segue).items():
        interval = ' to '.join(map(percent, measured['interval95']))
        lines.append(row(TITLES[name], str(measured['tracks']), percent(measured['accuracy']), interval))
    return '\n'.join(lines) + '\n'


def by_protocol(segue: Numbers) -> Numbers:
    return {name: segue[name] for name in TITLES if name in segue}


def details(metrics: Numbers, spec: Numbers) -> str:
    """For the model card: every figure that a reader may want, the systems beside it, and the shipped network."""
    segue = metrics['segue']
    parts = [protocols(by_protocol(segue))]
    if 'fault_filtered' in segue:
        parts.append(seeds(segue['fault_filtered']))
    parts += beside_accuracy(segue)
    if 'robustness' in segue:
        parts.append(robustness(segue['robustness']))
    if 'robustness_unheard' in segue:
        parts.append(robustness_of_held_out(segue['robustness_unheard']))
    if 'random10' in segue:
        parts.append(confusion(segue['random10']['confusion'], list(segue['random10']['f1'])))
    parts += [images(segue), *beside(metrics), shipped(spec)]
    if 'world' in segue:
        parts.append(real_music(segue['world']))
    return '\n'.join(parts)


def protocols(segue: Numbers) -> str:
    names = list(segue)
    genres = list(segue[names[0]]['f1'])
    lines = [
        row('', *[TITLES[name] for name in names]),
        row('---', *['---'] * len(names)),
        row('tracks tested', *[str(segue[name]['tracks']) for name in names]),
        row('accuracy', *[f'**{percent(segue[name]["accuracy"])}**' for name in names]),
        row('95 % interval', *[' to '.join(map(percent, segue[name]['interval95'])) for name in names]),
        row('accuracy on artists not trained on', *[unknown(segue[name]['unknownArtists']) for name in names]),
        row('calibration error', *[percent(segue[name]['ece']) for name in names]),
        *[row(f'F1, {genre}', *[f'{segue[name]["f1"][genre]:.2f}' for name in names]) for genre in genres],
    ]
    return '\n'.join(lines) + '\n'


def unknown(measured: Numbers) -> str:
    if not measured['tracks']:
        return ''
    return f'{percent(measured["accuracy"])} ({measured["tracks"]} tracks)'


def seeds(measured: Numbers) -> str:
    each = ', '.join(percent(seed['accuracy']) for seed in measured['seeds'])
    nearest = measured['precisionAt5']
    return (
        f'The fault-filtered column is the mean of {len(measured["seeds"])} seeds: {each}. Of the five songs nearest '
        f'to a test song by cosine, other artists only, {percent(nearest["embedding"])} have its genre by the '
        f'embedding ({percent(nearest["pooled"])} by the features that it is made from).\n'
    )


def beside_accuracy(segue: Numbers) -> list[str]:
    """What else was measured, a line each; nothing of what was not."""
    lines = []
    if tags := segue.get('tags_auc'):
        lines.append(f'- Tags against their teacher, area under the ROC curve, mean: {tags["mean"]:.3f}.')
    if classes := segue.get('classes_auc'):
        lines.append(f'- Classes against mn04, area under the ROC curve, mean: {classes["mean"]:.3f}.')
    if crowds := segue.get('crowds'):
        lines.append(of_crowds(crowds['measured']))
    if found := segue.get('retrieval'):
        same = ' and '.join(f'{found["sameArtist"][name]:.3f}' for name in ('embedding', 'mn04'))
        five = ' and '.join(percent(found['precisionAt5'][name]) for name in ('embedding', 'mn04'))
        lines.append(
            f'- What sounds alike, with artists apart, by the embedding and by mn04 untouched: {five} of the five '
            f'nearest by other artists are of the genre; songs of one artist, mean average precision: {same}.'
        )
    return ['\n'.join(lines) + '\n'] if lines else []


def of_crowds(measured: Numbers) -> str:
    no_music = measured['crowds'] - measured['crowdsTakenForMusic']
    return (
        f'- Of {measured["crowds"]} sounds that packages call applause, cheers or a crowd (`python3 models '
        f'crowd_figures`), {measured["crowdsTakenForMusic"]} are taken for music; of the other {no_music}, '
        f'{measured["crowdsNamed"]} are called one of these and {measured["crowdsCalledSpeech"]} speech. Of '
        f'{measured["others"]} other sounds that are no music, {measured["othersNamed"]} are.'
    )


def confusion(counts: list[list[int]], genres: list[str]) -> str:
    lines = [
        'Random 10-fold, rows: what the track is; columns: what it was heard as.\n',
        row('', *genres),
        row('---', *['---'] * len(genres)),
        *[row(genre, *map(str, counted)) for genre, counted in zip(genres, counts)],
    ]
    return '\n'.join(lines) + '\n'


def images(segue: Numbers) -> str:
    """The pictures, side by side."""
    found = [f'![{name.removesuffix(".svg")}](pictures/{name})' for name in pictures(segue)]
    return ' '.join(found) + '\n'


def shipped(spec: Numbers) -> str:
    told = [tag for tag in spec['tags'] if tag['shownAbove'] is not None]
    shown = [tag['name'] for tag in told if tag['kind'] in SHOWN_KINDS]
    return (
        f'The shipped network is version {spec["version"]}. Its temperature is {spec["temperature"]}, that of the '
        f'families {spec["familyTemperature"]}. It claims the fewest families, three at most, that hold '
        f'{percent(spec["claimFrom"])} of a song together, and nothing where no three do. {len(told)} of '
        f'{len(spec["tags"])} tags are heard well enough; of these the app shows eras, voices and instruments'
        f'{": " if shown else ""}{", ".join(shown)}.\n'
    )
