from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from yardsticks import classifier
from yardsticks.classifier import Schedule, fit, logits_of

SCHEDULE = Schedule(epochs=3, batch_size=8, rate=1e-2)
ITEMS = np.random.default_rng(0).normal(0, 1, (40, 4)).astype(np.float32)
LABELS = (ITEMS[:, 0] > 0).astype(np.int64)


def untrained() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Dropout(0.5), nn.Linear(8, 2))


def same(one: nn.Module, other: nn.Module) -> bool:
    return all(torch.equal(value, other.state_dict()[name]) for name, value in one.state_dict().items())


def test_it_learns_what_tells_classes_apart(tmp_path: Path) -> None:
    network = fit(untrained(), ITEMS, LABELS, replace(SCHEDULE, epochs=40), 0, tmp_path / 'run.pt')
    assert (logits_of(network, ITEMS).argmax(1) == LABELS).mean() > 0.9


def test_a_run_that_was_stopped_ends_as_if_it_had_not_been(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fit(untrained(), ITEMS, LABELS, SCHEDULE, 0, tmp_path / 'whole.pt')
    kept, save = tmp_path / 'parts.pt', classifier.save

    def stopping(*arguments: object) -> None:
        save(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(classifier, 'save', stopping)
        fit(untrained(), ITEMS, LABELS, SCHEDULE, 0, kept)
    assert torch.load(kept)['epochs'] == 1
    assert same(fit(untrained(), ITEMS, LABELS, SCHEDULE, 0, kept), whole)
    assert not same(fit(untrained(), ITEMS, LABELS, SCHEDULE, 1, tmp_path / 'other.pt'), whole)


def test_a_finished_run_is_not_trained_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once = fit(untrained(), ITEMS, LABELS, SCHEDULE, 0, tmp_path / 'run.pt')
    monkeypatch.setattr(classifier, 'save', lambda *_: pytest.fail('it trained'))
    assert same(fit(untrained(), ITEMS, LABELS, SCHEDULE, 0, tmp_path / 'run.pt'), once)


def test_a_run_begun_by_another_recipe_is_begun_anew(tmp_path: Path) -> None:
    clean = fit(untrained(), ITEMS, LABELS, SCHEDULE, 0, tmp_path / 'clean.pt')
    fit(untrained(), ITEMS, LABELS, replace(SCHEDULE, rate=1e-1), 0, tmp_path / 'run.pt')
    assert same(fit(untrained(), ITEMS, LABELS, SCHEDULE, 0, tmp_path / 'run.pt'), clean)
