from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from hearing.data.collection import Collection, split
from hearing.train.runs import Run
from paper import training as paper_training
from paper.training import Hearings, PaperRecipe, hear_tracks, train_paper

SMALL = PaperRecipe(epochs=2, batch_size=8, views=1, head_epochs=2)
RUN = Run('fault_filtered', 0, 0)


def test_a_run_that_was_stopped_ends_as_if_it_had_not_been(
    collection: Collection, systems_weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = train_paper(RUN, SMALL, collection, systems_weights, tmp_path / 'whole').state_dict()
    epochs = []
    one_epoch = paper_training.train_epoch

    def stopping(*arguments: object) -> float:
        if epochs:
            raise KeyboardInterrupt
        epochs.append(1)
        return one_epoch(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(paper_training, 'train_epoch', stopping)
        train_paper(RUN, SMALL, collection, systems_weights, tmp_path / 'parts')
    resumed = train_paper(RUN, SMALL, collection, systems_weights, tmp_path / 'parts').state_dict()
    assert all(torch.equal(resumed[name], whole[name]) for name in whole)


def test_all_of_the_network_learns_but_its_norms_keep_imagenets_statistics(
    collection: Collection, systems_weights: Path, tmp_path: Path
) -> None:
    before = {name: value.clone() for name, value in untrained(systems_weights).items()}
    after = train_paper(RUN, replace(SMALL, epochs=1), collection, systems_weights, tmp_path).backbone.state_dict()
    still = {name for name, value in after.items() if torch.equal(value, before[name])}
    assert {name for name in still if 'running' not in name and 'num_batches' not in name} == set()
    assert {name for name in after if 'running' in name} <= still


def untrained(weights: Path) -> dict[str, torch.Tensor]:
    return paper_training.from_imagenet(2, weights, 0.0).backbone.state_dict()


def test_a_track_is_heard_differently_each_time_and_alike_from_the_same_seed(collection: Collection) -> None:
    hearings = Hearings(collection, split(collection, 'fault_filtered', 0)[0])
    indices = np.array([0, 0, 1])
    images = hearings.images(indices, np.random.default_rng(1))
    assert not torch.equal(images[0], images[1])
    assert torch.equal(images, hearings.images(indices, np.random.default_rng(1)))
    assert float(images.min()) >= -1 and float(images.max()) <= 1


def test_only_training_tracks_are_heard_in_training(collection: Collection) -> None:
    learned, _ = split(collection, 'fault_filtered', 0)
    hearings = Hearings(collection, learned)
    assert hearings.labels.tolist() == collection.labels[learned].tolist()
    assert len(hearings.pictures) == len(learned)


def test_a_clip_of_which_every_other_column_is_kept_is_heard_almost_alike(
    collection: Collection, systems_weights: Path, tmp_path: Path
) -> None:
    network = train_paper(RUN, replace(SMALL, epochs=1), collection, systems_weights, tmp_path)
    _, tested = split(collection, 'fault_filtered', 0)
    whole, coarse = (hear_tracks(network, collection, tested, every) for every in (1, 2))
    assert whole.shape == (len(tested), 2)
    assert not np.array_equal(whole, coarse)
    np.testing.assert_allclose(whole, coarse, atol=0.5)
