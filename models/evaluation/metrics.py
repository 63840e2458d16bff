"""What metrics.json holds: computed from the held-out answers in models/predictions/, and from nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from evaluation.scores import Numbers, bootstrap, calibration_curve, is_right, measure, rounded, tags_auc
from hearing.folders import Folders
from hearing.train.answers import HeldOut, join, read_held_out

PROTOCOLS = ('fault_filtered', 'grouped5', 'random10', 'own')
# Random folds, whose answers about tags are the most.
TAGS_PROTOCOL = 'random10'


def evaluate(folders: Folders) -> Numbers:
    """Raises ValueError when answers or figures come from different data."""
    systems = sorted(path for path in folders.answers.iterdir() if path.is_dir() and path != folders.figures)
    read = {path.name: read_system(path) for path in systems}
    answers = {system: protocols for system, protocols in read.items() if protocols}
    data = [part.about['data'] for protocols in answers.values() for parts in protocols.values() for part in parts]
    figures = {path.stem: json.loads(path.read_text()) for path in sorted(folders.figures.glob('*.json'))}
    # What was measured on other music than the collection names no data.
    of_figures = [figure['data'] for figure in figures.values() if 'data' in figure]
    if any(checksums != data[0] for checksums in [*data, *of_figures]):
        raise ValueError(f'{folders.answers}: answers from different data')
    metrics = {system: {name: over_seeds(parts) for name, parts in answers[system].items()} for system in answers}
    if 'segue' in metrics:
        metrics['segue'] |= heard_tags(answers['segue']) | figures
    return metrics | json.loads(folders.published.read_text()) | {'data': data[0] if data else {}}


def read_system(folder: Path) -> dict[str, list[HeldOut]]:
    """By protocol, only those that the system has answered."""
    found = {protocol: read_protocol(folder, protocol) for protocol in PROTOCOLS}
    return {protocol: parts for protocol, parts in found.items() if parts}


def read_protocol(folder: Path, protocol: str) -> list[HeldOut]:
    return [read_held_out(path) for path in sorted(folder.glob(f'{protocol}-*.npz'))]


def by_seed(parts: list[HeldOut]) -> dict[int, HeldOut]:
    """All folds' tracks together, by seed. Raises ValueError when two seeds heard different folds."""
    seeds = sorted({part.about['seed'] for part in parts})
    answers = {seed: join([part for part in parts if part.about['seed'] == seed]) for seed in seeds}
    if any(list(other.tracks) != list(answers[seeds[0]].tracks) for other in answers.values()):
        raise ValueError('not every seed has heard every fold')
    return answers


def over_seeds(parts: list[HeldOut]) -> Numbers:
    """Each track heard by a network that had not heard it; each number is the mean over seeds.

    The interval resamples tracks; the confusion is summed. `complete` is false when not every fold was heard;
    answers that do not say how many their protocol has are about its only one.
    """
    seeds = by_seed(parts)
    answers = list(seeds.values())
    measured = [measure(answer) for answer in answers]
    right = np.stack([is_right(answer) for answer in answers]).mean(0)
    unknown = ~answers[0].artist_known
    heard, folds = sorted({part.about['fold'] for part in parts}), parts[0].about.get('folds', 1)
    return {
        'accuracy': rounded(right.mean()),
        'interval95': bootstrap(right),
        'ece': rounded(np.mean([seed['ece'] for seed in measured])),
        'f1': {genre: rounded(np.mean([seed['f1'][genre] for seed in measured])) for genre in parts[0].genres},
        'confusion': np.sum([seed['confusion'] for seed in measured], axis=0).tolist(),
        'calibration': calibration_curve(answers),
        'tracks': len(right),
        'unit': parts[0].about.get('unit', 'songs'),
        'complete': len(heard) == folds,
        'foldsHeard': heard,
        'foldsOf': folds,
        'unknownArtists': {
            'accuracy': rounded(right[unknown].mean()) if unknown.any() else None,
            'tracks': int(unknown.sum()),
        },
        'seeds': [{'seed': seed, **numbers} for seed, numbers in zip(seeds, measured)],
        'folds': [fold_numbers(part) for part in parts],
        'recipe': parts[0].about['recipe'],
    } | nearest(parts)


def fold_numbers(part: HeldOut) -> Numbers:
    """A fold by itself, its temperature fitted within it."""
    accuracy = rounded(is_right(part).mean())
    return {'seed': part.about['seed'], 'fold': part.about['fold'], 'accuracy': accuracy}


def nearest(parts: list[HeldOut]) -> Numbers:
    """How well each space finds songs of the same genre, where the runs measured that."""
    found = [part.about['precisionAt5'] for part in parts if 'precisionAt5' in part.about]
    means = {name: rounded(np.mean([one[name] for one in found])) for name in found[0]} if found else {}
    return {'precisionAt5': means} if found else {}


def heard_tags(protocols: dict[str, list[HeldOut]]) -> Numbers:
    """The mean over seeds of each tag's area under the ROC curve; nothing of a system that hears no tags."""
    parts = protocols.get(TAGS_PROTOCOL, [])
    if not parts or 'tags' not in parts[0].about:
        return {}
    found = {seed: tags_auc(answers) for seed, answers in by_seed(parts).items()}
    if not all(found.values()):
        return {}
    names = list(found[min(found)]['per_tag'])
    return {
        'tags_auc': {
            'mean': rounded(np.mean([one['mean'] for one in found.values()])),
            'per_tag': {name: rounded(np.mean([one['per_tag'][name] for one in found.values()])) for name in names},
            'seeds': [{'seed': seed, 'mean': one['mean']} for seed, one in found.items()],
            'protocol': TAGS_PROTOCOL,
        }
    }
