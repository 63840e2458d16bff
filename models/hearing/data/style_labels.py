"""What songs are known to be and not to be: targets of the heads that learn the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from hearing.data.real_music import RealMusic
from hearing.data.vocabulary import Mood, Sources, Vocabulary

# The name under which the vocabulary speaks of a set's labels. Free music has none: of its styles the teacher speaks.
LABELLED_BY = {'taffc': 'allmusic', 'emotify': 'emotify', 'ishkur': 'ishkur', 'dances': 'dances', 'gtzan': 'gtzan'}
MOST_LABELS = 4
UNKNOWN = np.float32(np.nan)


@dataclass(frozen=True)
class StyleLabels:
    """`families` bool [songs, labels, f]: each label of a song may be of several families, one of which is right; a row
    of nothing is no label. `styles` float32 [songs, patches or 1, s] and `moods` float32 [songs, m]: 0 to 1, NaN where
    it is not known; what a teacher says of styles is said of each patch."""

    families: NDArray[np.bool_]
    styles: NDArray[np.float32]
    moods: NDArray[np.float32]


def style_labels(music: RealMusic, words: Vocabulary, class_names: list[str]) -> StyleLabels:
    """`class_names`: AudioSet's, in the order of the teacher's logits."""
    families = np.stack([families_of(music, song, words) for song in range(len(music.ids))])
    return StyleLabels(
        families=families,
        styles=np.stack([styles_of(music, song, words, families[song], class_names) for song in range(len(music.ids))]),
        moods=np.array([[mood_of(music, song, mood) for mood in words.moods] for song in range(len(music.ids))]),
    )


def families_of(music: RealMusic, song: int, words: Vocabulary) -> NDArray[np.bool_]:
    """Of a song of several labels the finer ones count alone where they name a family of their own: a rap that its
    collector files under breakbeat is hip hop."""
    known = words.label_families.get(str(music.sets[song]), {})
    named = [known[label] for label in music.labels[song] if label in known]
    if music.sets[song] == 'ishkur':
        named = named[-1:]
    rows = np.zeros((MOST_LABELS, len(words.families)), bool)
    for row, names in zip(rows, named):
        row[[words.families.index(name) for name in names]] = True
    return rows


def styles_of(
    music: RealMusic, song: int, words: Vocabulary, families: NDArray[np.bool_], class_names: list[str]
) -> NDArray[np.float32]:
    """[patches, styles]. A style is told by labels where the song's set has it; else it is not where the song is of
    other families; else it is as much as the teacher says."""
    by = LABELLED_BY.get(str(music.sets[song]), '')
    teacher = expit(music.teacher[song].astype(np.float32))
    possible = families.any(0)
    said = np.full((len(teacher), len(words.styles)), UNKNOWN)
    for place, style in enumerate(words.styles):
        if by in style.learned_from:
            said[:, place] = float(is_called(music.labels[song], style.learned_from[by]))
        elif possible.any() and not possible[words.families.index(style.family)]:
            said[:, place] = 0
        elif 'audioset' in style.learned_from:
            classes = [class_names.index(name) for name in style.learned_from['audioset']]
            said[:, place] = teacher[:, classes].max(1)
    return said


def mood_of(music: RealMusic, song: int, mood: Mood) -> np.float32:
    """What a song's editors call it, or in what share of its listeners it was felt."""
    by = LABELLED_BY.get(str(music.sets[song]), '')
    source = mood.learned_from.get(by)
    if source is None or not music.moods[song]:
        return UNKNOWN
    if by == 'allmusic':
        return np.float32(is_called(music.moods[song], source))
    felt = dict(entry.split('=') for entry in music.moods[song])
    return np.float32(felt[source]) if source in felt else UNKNOWN


def is_called(labels: tuple[str, ...], source: list[str | list[str]]) -> bool:
    """Whether one of the labels is named, or all of several that count together."""
    return any({label} <= set(labels) if isinstance(label, str) else set(label) <= set(labels) for label in source)


def sources_of(learned_from: Sources) -> str:
    """By what a word can be judged: 'labels' of people, or only a 'teacher'."""
    return 'teacher' if set(learned_from) == {'audioset'} else 'labels'
