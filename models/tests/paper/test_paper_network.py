from pathlib import Path

import numpy as np
import pytest
import torch

from paper.network import UNITS, PaperNetwork, SingleStepGru, from_imagenet, to_images


def test_the_head_is_a_bidirectional_gru_over_a_sequence_of_length_one() -> None:
    torch.manual_seed(0)
    ours, theirs = SingleStepGru(6, 4), torch.nn.GRU(6, 4, batch_first=True, bidirectional=True)
    state = theirs.state_dict()
    for direction, suffix in enumerate(('', '_reverse')):
        rows = slice(4 * direction, 4 * (direction + 1))
        # Keras's recurrent biases do not exist; the reset gate has nothing to reset.
        state[f'bias_hh_l0{suffix}'].zero_()
        _, update, candidate = state[f'weight_ih_l0{suffix}'].split(4)
        _, update_bias, candidate_bias = state[f'bias_ih_l0{suffix}'].split(4)
        with torch.no_grad():
            ours.update.weight[rows], ours.update.bias[rows] = update, update_bias
            ours.candidate.weight[rows], ours.candidate.bias[rows] = candidate, candidate_bias
    features = torch.randn(3, 6)
    with torch.no_grad():
        wanted, _ = theirs(features[:, None])
        np.testing.assert_allclose(ours(features).numpy(), wanted[:, 0].numpy(), atol=1e-6)


def test_pictures_of_any_length_become_images_with_low_bands_at_the_bottom_and_time_to_the_right() -> None:
    picture = np.zeros((100, 128))
    picture[:50, 0] = 1
    images = to_images([picture, picture[::2]])
    assert images.shape == (2, 3, 224, 224)
    assert torch.equal(images[:, 0], images[:, 2])
    assert images[0, 0, -1, 0] == pytest.approx(1, abs=1e-4)
    assert images[0, 0, -1, -1] == images[0, 0, 0, 0] == pytest.approx(-1, abs=1e-4)


def test_resizing_puts_corners_upon_corners() -> None:
    picture = np.linspace(0, 1, 10)[:, None] * np.ones(128)
    row = to_images([picture])[0, 0, 0].numpy()
    np.testing.assert_allclose(row, np.linspace(-1, 1, 224), atol=1e-5)


def test_the_backbone_begins_as_imagenet_left_it_and_may_be_trained(systems_weights: Path) -> None:
    network = from_imagenet(10, systems_weights, 0.0)
    assert isinstance(network, PaperNetwork)
    assert all(weight.requires_grad for weight in network.parameters())
    assert network.head.dense.weight.shape == (10, 2 * UNITS)
    untrained = PaperNetwork(10)
    assert not torch.equal(network.backbone.stem.conv.weight, untrained.backbone.stem.conv.weight)
