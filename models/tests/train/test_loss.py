from dataclasses import replace

import numpy as np
import torch
from torch.nn import functional as F

from hearing.heads.network import NetworkOutput
from hearing.train.batches import Targets
from hearing.train.loss import loss_of
from hearing.train.recipe import Recipe


def test_what_is_not_known_of_a_sound_costs_nothing() -> None:
    rng = np.random.default_rng(0)
    logits = [torch.from_numpy(rng.normal(size=(3, width)).astype(np.float32)) for width in (2, 4, 5)]
    tags, classes = (rng.random((3, width), np.float32) for width in (4, 5))
    said = rng.normal(0, 3, (3, 2)).astype(np.float32)
    recipe = Recipe(genre_weight=5.0, tag_weight=2.0, class_weight=3.0)
    batch = Targets(genres=said, tags=tags, tags_known=np.array([False, True, False]), classes=classes)
    of_tags, of_classes = (
        F.binary_cross_entropy_with_logits(said_of, torch.from_numpy(values), reduction='none').mean(1)
        for said_of, values in zip(logits[1:], (tags, classes))
    )
    rest = 5 * float(np.mean((logits[0].numpy() - said) ** 2)) + 3 * of_classes.mean()
    nothing = torch.zeros(3)
    heard = NetworkOutput(logits[0], logits[1], logits[2], nothing)
    torch.testing.assert_close(loss_of(heard, batch, recipe), rest + 2 * of_tags[1] / 3)
    unknown = replace(batch, tags_known=np.zeros(3, bool))
    torch.testing.assert_close(loss_of(heard, unknown, recipe), rest)
    without_tags = replace(unknown, tags=np.zeros((3, 0), np.float32))
    silent = heard._replace(tags=torch.zeros(3, 0))
    torch.testing.assert_close(loss_of(silent, without_tags, recipe), rest)
