from pathlib import Path

import torch

from data import DEFAULT_DATA
from network import SegueNetwork, body, scaled


def test_channel_counts_follow_the_published_rule() -> None:
    assert [scaled(channels) for channels in (16, 24, 40, 64, 72, 184, 200, 480, 672, 960)] == [
        8, 16, 16, 24, 32, 72, 80, 192, 272, 384
    ]  # fmt: skip


def test_a_patch_becomes_genres_tags_classes_and_pooled_features() -> None:
    torch.manual_seed(0)
    hearing = SegueNetwork(10, 50, 97).eval()(torch.rand(2, 129, 128))
    assert hearing.genres.shape == (2, 10)
    assert hearing.tags.shape == (2, 50)
    assert hearing.classes.shape == (2, 97)
    assert hearing.features.shape == (2, 384)


def test_patches_of_a_batch_do_not_touch_each_other() -> None:
    torch.manual_seed(0)
    network = SegueNetwork(10, 50).eval()
    pictures = torch.rand(3, 129, 128)
    together, alone = network(pictures).genres[1], network(pictures[1:2]).genres[0]
    torch.testing.assert_close(together, alone, atol=1e-5, rtol=1e-4)


def test_what_the_first_blocks_have_heard_is_all_that_the_others_need() -> None:
    torch.manual_seed(0)
    network = SegueNetwork(10, 50, 97).eval()
    pictures = torch.rand(2, 129, 128)
    halfway = network.hear(pictures, 0, 13)
    assert torch.equal(network.judge(network.hear(halfway, 13, 17)).classes, network(pictures).classes)


def test_the_published_weights_fit_by_name_and_shape(real_folder: Path) -> None:
    state = torch.load(DEFAULT_DATA / 'weights' / 'mn04_as.pt', map_location='cpu')
    published = {name.removeprefix('features.'): value for name, value in state.items() if name.startswith('features.')}
    body().load_state_dict(published, strict=True)
