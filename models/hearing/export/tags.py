"""The teacher's tags in words for people, and which of them the network hears well enough to show."""

from __future__ import annotations

from typing import TypedDict

from sklearn.metrics import precision_recall_curve, roc_auc_score

from hearing.arrays import Floats
from hearing.teachers.pseudo_labels import pseudo_labels

KINDS = {
    'mood': ('beautiful', 'chillout', 'Mellow', 'chill', 'party', 'sexy', 'catchy', 'sad', 'happy'),
    'era': ('00s', '80s', '90s', '70s', '60s', 'oldies'),
    'voice': ('female vocalists', 'male vocalists', 'female vocalist', 'instrumental'),
    'instrument': ('guitar', 'acoustic'),
}
WORDS = {
    'female vocalists': 'female voice',
    'female vocalist': 'female singer',
    'male vocalists': 'male voice',
    'Hip-Hop': 'hip hop',
    'rnb': 'R&B',
    'chillout': 'chill-out',
    'sexy': 'sensual',
}
FEWEST_EXAMPLES = 15
LOWEST_AUC = 0.85
SHOWN_PRECISION = 0.6
LEAST_RECALL = 0.25


class Tag(TypedDict):
    """`shownAbove`: the probability over a song from which on the tag is shown; None when it is not heard well."""

    name: str
    teacher: str
    kind: str
    shownAbove: float | None


def describe(teacher_name: str, shown_above: float | None) -> Tag:
    kind = next((kind for kind, names in KINDS.items() if teacher_name in names), 'style')
    name = WORDS.get(teacher_name, teacher_name if teacher_name[0].isdigit() else teacher_name.lower())
    return {'name': name, 'teacher': teacher_name, 'kind': kind, 'shownAbove': shown_above}


def shown_above(heard: Floats, teacher: Floats) -> float | None:
    """The lowest probability from which on at least 60 % of the songs shown are songs that the teacher calls so.

    Both [songs], over songs that the network was not trained on. None when there are too few examples, or the area
    under the ROC curve is under .85, or no threshold is that precise and still finds a quarter of them.
    """
    says_so = pseudo_labels(teacher)
    if min(says_so.sum(), (~says_so).sum()) < FEWEST_EXAMPLES or roc_auc_score(says_so, heard) < LOWEST_AUC:
        return None
    precision, recall, thresholds = precision_recall_curve(says_so, heard)
    good = (precision[:-1] >= SHOWN_PRECISION) & (recall[:-1] >= LEAST_RECALL)
    return round(float(thresholds[good].min()), 4) if good.any() else None
