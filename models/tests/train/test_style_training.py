from dataclasses import replace

import numpy as np
import torch

from hearing.body.shipped_features import HEARD_LENGTH, HeardPatches
from hearing.data.vocabulary import load_vocabulary
from hearing.train.style_answers import answers_of, put
from hearing.train.style_training import StylePatches, StyleRecipe, joined, known_entropy, places, train_styles

WORDS = load_vocabulary()
RECIPE = StyleRecipe(epochs=6, batch_size=32)
UNKNOWN = float('nan')


def made(count: int, seed: int = 0) -> tuple[StylePatches, np.ndarray]:  # type: ignore[type-arg]
    """Patches of two families, each with a number of its own; only the first style and mood are known."""
    rng = np.random.default_rng(seed)
    family = rng.integers(0, 2, count)
    heard = rng.normal(0, 1, (count, HEARD_LENGTH)).astype(np.float32)
    heard[:, :40] += 3 * family[:, None]
    families = torch.zeros(count, 4, len(WORDS.families))
    families[np.arange(count), 0, family] = 1
    styles = torch.full((count, len(WORDS.styles)), UNKNOWN)
    moods = torch.full((count, len(WORDS.moods)), UNKNOWN)
    styles[:, 0] = moods[:, 0] = torch.from_numpy(family.astype(np.float32))
    return (
        StylePatches(
            heard=torch.from_numpy(heard),
            families=families,
            label_weights=torch.tensor([1.0, 0, 0, 0]).repeat(count, 1),
            styles=styles,
            moods=moods,
            quadrants=torch.from_numpy(family),
            classes=torch.full((count, 3), UNKNOWN),
            weights=torch.ones(count),
        ),
        family,
    )


def test_what_labels_tell_is_learned() -> None:
    patches, _ = made(512)
    heads = train_styles(WORDS, patches, RECIPE, seed=1)
    unheard, family = made(64, seed=9)
    said = heads(heads.standardised(unheard.heard))
    assert (said.families.argmax(1).numpy() == family).mean() > 0.9
    assert ((said.styles[:, 0] > 0).numpy() == family).mean() > 0.9
    assert ((said.moods[:, 0] > 0).numpy() == family).mean() > 0.9
    assert (said.quadrants.argmax(1).numpy() == family).mean() > 0.9


def test_the_same_seed_learns_the_same() -> None:
    patches, _ = made(64)
    one, other = (train_styles(WORDS, patches, replace(RECIPE, epochs=1), seed=3) for _ in range(2))
    torch.testing.assert_close(one.families.weight, other.families.weight)


def test_a_label_of_several_families_is_right_with_either() -> None:
    patches, family = made(512)
    both = patches.families.clone()
    both[:, 0, :2] = 1
    heads = train_styles(WORDS, replace(patches, families=both), RECIPE, seed=1)
    shares = heads(heads.standardised(patches.heard)).families.softmax(1)
    assert float(shares[:, :2].sum(1).mean()) > 0.9
    assert len(set(family)) == 2


def test_what_is_not_known_costs_nothing() -> None:
    logits, targets = torch.tensor([[5.0, -5.0]]), torch.tensor([[UNKNOWN, 0.0]])
    assert float(known_entropy(logits, targets)) < 0.01
    assert float(known_entropy(logits, torch.tensor([[0.0, UNKNOWN]]))) > 4


def test_patches_are_numbered_within_their_song_and_parts_are_joined() -> None:
    assert list(places(np.array([2, 2, 2, 5, 0, 0]))) == [0, 1, 2, 0, 0, 1]
    patches, _ = made(4)
    assert len(joined(patches, patches).heard) == 8


def test_answers_of_folds_are_put_together() -> None:
    patches, _ = made(40)
    heads = train_styles(WORDS, patches, replace(RECIPE, epochs=1), seed=0)
    heard = HeardPatches(patches.heard.numpy(), np.repeat(np.arange(8), 5))
    answers = answers_of(heads, heard, 8)
    assert answers.families.shape == (8, len(WORDS.families)) and answers.moods.max() <= 1
    first = np.arange(8) < 3
    whole = put(put(None, answers, first), answers, ~first)
    np.testing.assert_array_equal(whole.families, answers.families)
    assert not put(None, answers, first).families[3:].any()
