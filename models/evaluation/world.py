"""How well real music is heard, by artists that nothing learned from: from kept answers and the sets' labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import precision_recall_curve, roc_auc_score

from evaluation.claims import Claims, claims, family_shares, fit_claim_from, fit_family_temperature
from evaluation.scores import Numbers, bootstrap, rounded
from hearing.arrays import Floats
from hearing.data.real_music import RealMusic
from hearing.data.style_labels import StyleLabels, sources_of
from hearing.data.vocabulary import Vocabulary
from hearing.train.style_answers import StyleAnswers

# AllMusic's genres with the most songs; one that is no family by itself is told by a style.
ALLMUSIC = (
    *('Pop/Rock', 'Jazz', 'Electronic', 'International', 'Blues', 'R&B', 'Country', 'Vocal', 'Rap', 'New Age'),
    *('Latin', 'Folk', 'Reggae', 'Easy Listening'),
)
TOLD_BY_STYLE = {'Vocal': 'vocal pop', 'Easy Listening': 'lounge'}
# What electronic music may be called beside electronic.
NEIGHBOURS = ('electronic', 'hip hop', 'pop', 'R&B and soul', 'new age')
ISHKUR_TYPES = ('Trance', 'House', 'Breakbeat', 'Jungle', 'Downtempo', 'Techno', 'Hardcore')
# A word is shown where it is told apart so well, and from where on so many of the songs that it is said of are so.
LOWEST_AUC = 0.85
LOWEST_MOOD_AUC = 0.78
FEWEST_SONGS = 5
SHOWN_PRECISION = 0.6
LEAST_RECALL = 0.1
# What is less likely is not said, however rarely it is said of others.
LEAST_SHOWN = 0.1
# A teacher calls a song so from this probability on.
TEACHER_SAYS_SO = 0.1


@dataclass(frozen=True)
class Judged:
    """Songs, what they are called, and what heads said of them that knew none of their artists."""

    music: RealMusic
    labels: StyleLabels
    words: Vocabulary
    answers: StyleAnswers
    degraded: StyleAnswers


def world_figures(judged: Judged) -> Numbers:
    """Of one seed."""
    music, labels, answers = judged.music, judged.labels, judged.answers
    weights = 1 / np.array([(music.sets == name).sum() for name in music.sets])
    temperature = fit_family_temperature(answers.families, labels.families, weights)
    shares = family_shares(answers.families, temperature)
    claim_from = fit_claim_from(shares, labels.families, music.sets)
    claimed = claims(shares, claim_from)
    sets = {str(name): of_set(judged, shares, claimed, music.sets == name) for name in np.unique(music.sets)}
    return {
        'familyTemperature': rounded(temperature),
        'claimFrom': claim_from,
        'sets': sets,
        'allmusic': allmusic_auc(judged, shares),
        'electronicOutside': rounded(electronic_outside(judged, claimed)),
        'latinAmongTwo': rounded(latin_among_two(judged, claimed)),
        'ishkurTypes': rounded(ishkur_types(judged)),
        'quadrant': rounded(np.mean(answers.quadrants.argmax(1) == music.quadrants, where=music.quadrants >= 0)),
        'stays': steadiness(judged, claimed, temperature, claim_from),
        'styles': {style.name: of_style(judged, claimed, place) for place, style in enumerate(judged.words.styles)},
        'moods': {mood.name: of_mood(judged, place) for place, mood in enumerate(judged.words.moods)},
    }


def of_set(judged: Judged, shares: Floats, claimed: Claims, songs: NDArray[np.bool_]) -> Numbers:
    """`right`: one of the claimed families is one that a label speaks of; `firstRight`: the likeliest is, of all songs
    and of the surest four fifths."""
    families = judged.labels.families
    songs = songs & families.any((1, 2))
    right, said = claimed.right(families)[songs], claimed.counts[songs] > 0
    first = Claims(np.ones_like(claimed.counts), claimed.ranked).right(families)[songs]
    surest = np.argsort(-shares[songs].max(1))[: round(0.8 * songs.sum())]
    return {
        'songs': int(songs.sum()),
        'claimed': rounded(said.mean()),
        'right': rounded(right[said].mean()),
        'interval95': bootstrap(right[said].astype(float)),
        'names': rounded(claimed.counts[songs][said].mean()),
        'firstRight': rounded(first.mean()),
        'firstRightOfSurest': rounded(first[surest].mean()),
    }


def allmusic_auc(judged: Judged, shares: Floats) -> Numbers:
    songs, words = judged.music.sets == 'taffc', judged.words
    styles = [style.name for style in words.styles]
    areas = {}
    for genre in ALLMUSIC:
        called = np.array([genre in labels for labels in judged.music.labels])
        if genre in TOLD_BY_STYLE:
            score = judged.answers.styles[:, styles.index(TOLD_BY_STYLE[genre])]
        else:
            own = [words.families.index(name) for name in words.label_families['taffc'][genre]]
            score = shares[:, own].sum(1)
        areas[genre] = rounded(roc_auc_score(called[songs], score[songs]))
    return {'mean': rounded(np.mean(list(areas.values()))), 'byGenre': areas}


def electronic_outside(judged: Judged, claimed: Claims) -> float:
    """The share of electronic songs of which nothing is claimed but what is far from it."""
    music = judged.music
    only = np.array([labels == ('Electronic',) for labels in music.labels]) & (music.sets == 'taffc')
    near = [judged.words.families.index(name) for name in NEIGHBOURS]
    inside = np.isin(claimed.ranked, near) & (np.arange(claimed.ranked.shape[1]) < claimed.counts[:, None])
    return float(np.mean(((claimed.counts > 0) & ~inside.any(1))[only | (music.sets == 'ishkur')]))


def latin_among_two(judged: Judged, claimed: Claims) -> float:
    latin = judged.words.families.index('Latin')
    songs = judged.labels.families[:, :, latin].any(1) & (judged.music.sets == 'dances')
    return float((claimed.ranked[songs, :2] == latin).any(1).mean())


def ishkur_types(judged: Judged) -> float:
    """How often the likeliest of the seven types is right: a style speaks for the types of its kinds."""
    music = judged.music
    songs = np.flatnonzero(music.sets == 'ishkur')
    type_of = {music.labels[song][-1]: ISHKUR_TYPES.index(music.labels[song][0]) for song in songs}
    speaks = np.zeros((len(judged.words.styles), len(ISHKUR_TYPES)))
    for row, style in zip(speaks, judged.words.styles):
        kinds = [type_of[kind] for kind in style.learned_from.get('ishkur', []) if kind in type_of]
        row += np.bincount(kinds, minlength=len(row)) / max(1, len(kinds)) if kinds else 0
    heard = (judged.answers.styles[songs].astype(np.float64) @ speaks).argmax(1)
    return float(np.mean([type_of[music.labels[song][-1]] == one for song, one in zip(songs, heard)]))


def steadiness(judged: Judged, claimed: Claims, temperature: float, claim_from: float) -> Numbers:
    """Of songs of which something is claimed: how often what is claimed of them degraded shares a family with it, or
    nothing is claimed any more; and how often the first stays where it is claimed alone."""
    of = judged.music.degraded_of
    after = claims(family_shares(judged.degraded.families, temperature), claim_from)
    counts, ranked = claimed.counts[of], claimed.ranked[of]
    before_names = [set(row[:count]) for row, count in zip(ranked, counts)]
    after_names = [set(row[:count]) for row, count in zip(after.ranked, after.counts)]
    shared = np.array([not later or bool(earlier & later) for earlier, later in zip(before_names, after_names)])
    first = ranked[:, 0] == after.ranked[:, 0]
    return {
        'cases': int((counts > 0).sum()),
        'claim': rounded(shared[counts > 0].mean()),
        'first': rounded(first[counts > 0].mean()),
        'firstAlone': rounded(first[counts == 1].mean()),
    }


def of_style(judged: Judged, claimed: Claims, place: int) -> dict[str, Any]:
    """A style is judged by labels where there are any, else by the teacher's word; it is said of songs of which its
    family is claimed."""
    style = judged.words.styles[place]
    family = judged.words.families.index(style.family)
    names = np.arange(claimed.ranked.shape[1]) < claimed.counts[:, None]
    said = ((claimed.ranked == family) & names).any(1)
    against = sources_of(style.learned_from)
    told = judged.labels.styles[:, :, place]
    known = ~np.isnan(told).all(1)
    truth = np.zeros(len(told))
    truth[known] = np.nanmean(told[known], 1)
    threshold = 0.5 if against == 'labels' else TEACHER_SAYS_SO
    called = truth[known] >= threshold
    return word_figures(against, called, judged.answers.styles[known, place], said[known], LOWEST_AUC)


def of_mood(judged: Judged, place: int) -> dict[str, Any]:
    """By what AllMusic's editors call songs."""
    told = judged.labels.moods[:, place]
    known = ~np.isnan(told) & (judged.music.sets == 'taffc')
    heard = judged.answers.moods[known, place]
    return word_figures('labels', told[known] >= 0.5, heard, np.ones(len(heard), bool), LOWEST_MOOD_AUC)


def word_figures(
    against: str, called: NDArray[np.bool_], heard: Floats, said: NDArray[np.bool_], lowest_auc: float
) -> dict[str, Any]:
    """`shownAbove`: the probability from which on the word is said of a song, of which it may be `said`; None where it
    cannot be told."""
    count = int(called.sum())
    auc = rounded(roc_auc_score(called, heard)) if 0 < count < len(called) else None
    shown = None
    if auc is not None and auc >= lowest_auc and (called & said).sum() >= FEWEST_SONGS:
        precision, recall, thresholds = precision_recall_curve(called[said], heard[said].astype(np.float64))
        good = (precision[:-1] >= SHOWN_PRECISION) & (recall[:-1] >= LEAST_RECALL) & (thresholds >= LEAST_SHOWN)
        shown = round(float(thresholds[good].min()), 4) if good.any() else None
    return {'auc': auc, 'songs': count, 'against': against, 'shownAbove': shown}
