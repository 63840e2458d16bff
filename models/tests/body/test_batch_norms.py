import numpy as np
import pytest
import torch

from hearing.body import batch_norms as norms
from hearing.body.batch_norms import batch_norms, measure_norms, measuring
from hearing.body.mobilenet_v3 import BATCH_NORM_MOMENTUM
from hearing.data.collection import Collection, split
from hearing.front_end.picture import patches
from hearing.heads.network import SegueNetwork


def test_batch_norms_are_given_the_statistics_of_the_pictures(
    collection: Collection, lived_in_network: SegueNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(norms, 'BATCHES', 4)
    pictures = collection.pictures[split(collection, 'grouped5', 0)[0]]
    before = lived_in_network.state_dict()
    weights = {name: value.clone() for name, value in before.items() if 'running' not in name and 'num' not in name}
    measure_norms(lived_in_network, pictures, np.random.default_rng(0))
    assert all(torch.equal(lived_in_network.state_dict()[name], value) for name, value in weights.items())
    stem, norm = lived_in_network.extractor.body[0][0], lived_in_network.extractor.body[0][1]
    assert norm.momentum == BATCH_NORM_MOMENTUM and not norm.training
    with torch.no_grad():
        heard = stem(
            lived_in_network.extractor.input(torch.from_numpy(np.concatenate([patches(one) for one in pictures])))
        )
    torch.testing.assert_close(norm.running_mean, heard.mean((0, 2, 3)), atol=0.05, rtol=0.05)
    torch.testing.assert_close(norm.running_var, heard.var((0, 2, 3)), atol=0.05, rtol=0.1)


def test_what_was_heard_before_the_measuring_is_forgotten(lived_in_network: SegueNetwork) -> None:
    first, second = torch.rand(4, 129, 128), 0.5 * torch.rand(4, 129, 128)
    with measuring(lived_in_network):
        lived_in_network(second)
    wanted = [norm.state_dict()['running_mean'].clone() for norm in batch_norms(lived_in_network)]
    for _ in range(2):
        with measuring(lived_in_network):
            lived_in_network(first)
    with measuring(lived_in_network):
        lived_in_network(second)
    for norm, mean in zip(batch_norms(lived_in_network), wanted):
        torch.testing.assert_close(norm.running_mean, mean)
        assert norm.momentum == BATCH_NORM_MOMENTUM
    assert not any(module.training for module in lived_in_network.modules())
