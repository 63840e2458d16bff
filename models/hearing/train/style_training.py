"""Teaches the heads of the vocabulary what real music is called."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from hearing.body.shipped_features import HeardPatches
from hearing.data.real_music import RealMusic
from hearing.data.style_labels import StyleLabels
from hearing.data.vocabulary import Vocabulary
from hearing.heads.style_heads import StyleHeads, StyleOutput
from hearing.train.schedule import rate_at

NO_LABEL = 1e-9


@dataclass(frozen=True)
class StyleRecipe:
    """How the heads are trained, with AdamW."""

    epochs: int = 20
    batch_size: int = 128
    rate: float = 2e-3
    weight_decay: float = 0.02
    warm_up: float = 0.1
    style_weight: float = 0.5
    mood_weight: float = 0.5
    quadrant_weight: float = 0.5
    class_weight: float = 0.3
    # A song counts so much as the set that it is from: there are few dances, and many of what one collector filed.
    set_weights: dict[str, float] = field(
        default_factory=lambda: {'taffc': 1.3, 'emotify': 2.0, 'ishkur': 0.5, 'dances': 8.0, 'gtzan': 0.7, 'free': 0.06}
    )


@dataclass(frozen=True)
class StylePatches:
    """Patches of songs [n, 1812] with targets of each: `families` [n, labels, f] 0 or 1, `label_weights` [n, labels],
    `styles` [n, s], `moods` [n, m], `quadrants` [n], `classes` [n, c]: probabilities, NaN or -1 where not known;
    `weights` [n]."""

    heard: Tensor
    families: Tensor
    label_weights: Tensor
    styles: Tensor
    moods: Tensor
    quadrants: Tensor
    classes: Tensor
    weights: Tensor


def style_patches(
    music: RealMusic,
    labels: StyleLabels,
    heard: HeardPatches,
    classes: NDArray[np.float32],
    songs: NDArray[np.bool_],
    recipe: StyleRecipe,
) -> StylePatches:
    """Of the chosen songs [all songs], of which each has one hearing at most; `classes` [songs, patches, c] is what the
    teacher says of them."""
    chosen = songs[heard.songs]
    whose = heard.songs[chosen]
    place = np.minimum(places(heard.songs), labels.styles.shape[1] - 1)[chosen]
    named = labels.families.any(2)
    weights = np.array([recipe.set_weights[str(name)] for name in music.sets])
    per_patch = weights / np.maximum(1, np.bincount(heard.songs, minlength=len(music.ids)))
    return StylePatches(
        heard=torch.from_numpy(heard.values[chosen]),
        families=torch.from_numpy(labels.families[whose].astype(np.float32)),
        label_weights=torch.from_numpy((named / np.maximum(1, named.sum(1, keepdims=True)))[whose].astype(np.float32)),
        styles=torch.from_numpy(labels.styles[whose, place]),
        moods=torch.from_numpy(labels.moods[whose]),
        quadrants=torch.from_numpy(music.quadrants[whose]),
        classes=torch.from_numpy(classes[whose, place]),
        weights=torch.from_numpy((per_patch[whose] * labels.styles.shape[1]).astype(np.float32)),
    )


def places(songs: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of each patch among those of its song, which stand together."""
    begins = np.flatnonzero(np.diff(songs, prepend=-1))
    return np.asarray(np.arange(len(songs)) - np.repeat(begins, np.diff([*begins, len(songs)])))


def joined(*parts: StylePatches) -> StylePatches:
    names = StylePatches.__dataclass_fields__
    return StylePatches(**{name: torch.cat([getattr(part, name) for part in parts]) for name in names})


def train_styles(words: Vocabulary, patches: StylePatches, recipe: StyleRecipe, seed: int) -> StyleHeads:
    """All that is random follows from the seed. Returns the heads in evaluation mode."""
    torch.manual_seed(seed)
    heads = StyleHeads(words, patches.classes.shape[1])
    heads.measure(patches.heard)
    heard = heads.standardised(patches.heard)
    optimiser = torch.optim.AdamW(heads.parameters(), lr=0.0, weight_decay=recipe.weight_decay)
    batches = len(heard) // recipe.batch_size
    for number in range(recipe.epochs):
        order = torch.randperm(len(heard))
        for step in range(batches):
            chosen = order[step * recipe.batch_size : (step + 1) * recipe.batch_size]
            rate = rate_at((number + step / batches) / recipe.epochs, recipe.warm_up)
            optimiser.param_groups[0]['lr'] = recipe.rate * rate
            loss = style_loss(heads(heard[chosen]), patches, chosen, recipe)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return heads.eval()


def style_loss(said: StyleOutput, patches: StylePatches, chosen: Tensor, recipe: StyleRecipe) -> Tensor:
    """Of each label, that one of the families that it may speak of is right (a label's likelihood is the sum of
    theirs); of styles, moods and classes the cross-entropy of what is known."""
    shares = F.log_softmax(said.families, 1)
    possible = (patches.families[chosen] + NO_LABEL).log()
    families = -(torch.logsumexp(shares[:, None] + possible, 2) * patches.label_weights[chosen]).sum(1)
    quadrants = F.cross_entropy(said.quadrants, patches.quadrants[chosen], ignore_index=-1, reduction='none')
    of_labels = (
        families
        + recipe.style_weight * known_entropy(said.styles, patches.styles[chosen])
        + recipe.mood_weight * known_entropy(said.moods, patches.moods[chosen])
        + recipe.quadrant_weight * quadrants
    )
    of_teacher = recipe.class_weight * known_entropy(said.classes, patches.classes[chosen])
    return (of_labels * patches.weights[chosen] + of_teacher).mean()


def known_entropy(logits: Tensor, targets: Tensor) -> Tensor:
    """[n, k] -> [n]: the sum of the cross-entropies with the targets that are known."""
    known = ~targets.isnan()
    entropy = F.binary_cross_entropy_with_logits(logits, targets.nan_to_num(), reduction='none')
    return (entropy * known).sum(1)
