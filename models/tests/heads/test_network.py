from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from hearing.body.features import FEATURE_BLOCKS, FEATURES, PART_LENGTHS, POOLED, SPREAD, STATISTICS, spread, statistics
from hearing.body.mobilenet_v3 import begin, body, scaled
from hearing.folders import Folders
from hearing.front_end.textures import TEXTURES, textures
from hearing.heads.genre_head import GenreHead
from hearing.heads.network import PREPARED_LENGTHS, SegueNetwork


@pytest.fixture
def network() -> SegueNetwork:
    torch.manual_seed(0)
    return SegueNetwork(10, 50, 97).eval()


def test_channel_counts_follow_the_published_rule() -> None:
    assert [scaled(channels) for channels in (16, 24, 40, 64, 72, 184, 200, 480, 672, 960)] == [
        8, 16, 16, 24, 32, 72, 80, 192, 272, 384
    ]  # fmt: skip


def test_a_patch_becomes_genres_tags_classes_and_features(network: SegueNetwork) -> None:
    hearing = network(torch.rand(2, 129, 128))
    assert hearing.genres.shape == (2, 10)
    assert hearing.tags.shape == (2, 50)
    assert hearing.classes.shape == (2, 97)
    assert hearing.raw_embedding.shape == (2, 448)


def test_patches_of_a_batch_do_not_touch_each_other(network: SegueNetwork) -> None:
    pictures = torch.rand(3, 129, 128)
    together, alone = network(pictures).genres[1], network(pictures[1:2]).genres[0]
    torch.testing.assert_close(together, alone, atol=1e-5, rtol=1e-4)


def test_features_are_what_was_pooled_then_what_blocks_spread_then_the_picture_s_statistics_and_textures(
    lived_in_network: SegueNetwork,
) -> None:
    pictures = torch.rand(2, 129, 128)
    with torch.no_grad():
        heard, spreads = lived_in_network.extractor.input(pictures), []
        for index, block in enumerate(lived_in_network.extractor.body):
            heard = block(heard) if index else begin(block, heard)
            spreads += [spread(heard)] if index in (6, 10, 12) else []
        features = lived_in_network.extractor(pictures)
    assert FEATURE_BLOCKS == (6, 10, 12) and features.shape == (2, FEATURES) == (2, 1300)
    wanted = torch.cat([heard.mean((2, 3)), *spreads, statistics(pictures), textures(pictures)], 1)
    torch.testing.assert_close(features, wanted, atol=1e-4, rtol=1e-4)
    assert [PART_LENGTHS[0], sum(SPREAD), sum(STATISTICS), TEXTURES] == [384, 288, 256, 372]
    assert PART_LENGTHS == [384, *SPREAD, *STATISTICS, TEXTURES] and sum(PART_LENGTHS) == 1300


def test_a_picture_s_own_numbers_are_exact_where_its_body_is_heard_in_halves(network: SegueNetwork) -> None:
    pictures = torch.rand(2, 129, 128)
    with torch.no_grad(), torch.autocast('cpu', dtype=torch.bfloat16):
        in_halves = network.extractor(pictures)
    assert in_halves.dtype == torch.float32
    assert torch.equal(in_halves[:, -628:], torch.cat([statistics(pictures), textures(pictures)], 1))
    assert not torch.equal(in_halves[:, :-628], network.extractor(pictures)[:, :-628])


def test_the_first_column_goes_on_to_the_left_of_the_stem_and_nothing_else_changes(
    lived_in_network: SegueNetwork,
) -> None:
    stem, image = lived_in_network.extractor.body[0], torch.randn(2, 1, 128, 24)
    with torch.no_grad():
        heard = begin(stem, image)
        earlier = stem(torch.cat([image[..., :1], image[..., :1], image], 3))
        torch.testing.assert_close(heard, earlier[..., 1:])
        torch.testing.assert_close(heard[..., 1:], stem(image)[..., 1:])
        assert float((heard[..., 0] - stem(image)[..., 0]).abs().max()) > 0.1


def test_features_are_all_that_the_heads_need_and_tags_and_classes_need_no_more_than_what_was_pooled(
    network: SegueNetwork,
) -> None:
    pictures = torch.rand(2, 129, 128)
    features = network.extractor(pictures)
    whole, judged = network(pictures), network.judge(features)
    assert all(torch.equal(first, second) for first, second in zip(whole, judged))
    features[:, POOLED:] += 1
    other = network.judge(features)
    assert torch.equal(other.tags, judged.tags) and torch.equal(other.classes, judged.classes)
    assert not torch.equal(other.genres, judged.genres)


def test_the_raw_embedding_is_what_was_pooled_and_what_the_genres_are_drawn_from(network: SegueNetwork) -> None:
    features = torch.rand(3, FEATURES)
    raw_embedding = network.judge(features).raw_embedding
    assert torch.equal(raw_embedding[:, :384], features[:, :384])
    head = network.genres
    assert torch.equal(raw_embedding[:, 384:], head(head.standardised(features))[1])
    drawn = head.genres(F.hardswish(head.wide(raw_embedding[:, 384:])))
    assert torch.equal(drawn, network.judge(features).genres)


def test_what_is_prepared_is_all_that_the_heads_draw_from_and_nothing_that_learns(network: SegueNetwork) -> None:
    features = torch.rand(3, FEATURES)
    prepared = network.prepare(features)
    pooled, hidden, standardised = prepared.split(PREPARED_LENGTHS, 1)
    assert torch.equal(pooled, features[:, :POOLED])
    torch.testing.assert_close(hidden, F.hardswish(network.hidden(pooled)))
    torch.testing.assert_close(standardised, network.genres.standardised(features))
    assert all(torch.equal(*pair) for pair in zip(network.conclude(prepared), network.judge(features)))


def test_a_channel_is_spread_over_bands_and_over_columns() -> None:
    heard = np.random.default_rng(0).normal(1, 2, (2, 3, 4, 5)).astype(np.float32)
    wanted = np.concatenate([heard.mean((2, 3)), heard.mean(3).std(2), heard.mean(2).std(2)], 1)
    np.testing.assert_allclose(spread(torch.from_numpy(heard)).numpy(), wanted, atol=1e-6)


def test_a_picture_s_statistics_are_the_means_and_deviations_of_its_bands() -> None:
    pictures = np.random.default_rng(0).random((2, 129, 128)).astype(np.float32) * np.linspace(0.1, 1, 128, dtype='f4')
    found = statistics(torch.from_numpy(pictures)).numpy()
    np.testing.assert_allclose(found, np.sqrt(np.concatenate([pictures.mean(1), pictures.std(1)], 1)), atol=1e-4)


def test_a_picture_under_silence_or_without_change_has_statistics_too() -> None:
    for value in (-0.2, 0.0, 0.5):
        found = statistics(torch.full((1, 129, 128), value))
        torch.testing.assert_close(found[0, :128], torch.full((128,), max(value, 0)).sqrt())
        assert float(found[0, 128:].abs().max()) < 0.01


def test_features_are_taken_in_their_own_deviations_and_never_in_more_than_four() -> None:
    head, centre = GenreHead(2), torch.arange(1300.0)
    head.centre.copy_(centre)
    head.deviation.fill_(0.5)[0] = 2
    features = torch.stack([centre, centre, centre])
    features[0, :3] += torch.tensor([4.0, 1.0, -0.5])
    features[1, 3:5] += torch.tensor([99.0, -99.0])
    found = head.standardised(features) * 384**0.5
    torch.testing.assert_close(found[0, :3], torch.tensor([2.0, 2.0, -1.0]))
    torch.testing.assert_close(found[1, 3:5], torch.tensor([4.0, -4.0]))
    assert not found[2].any()


def test_each_of_the_four_parts_of_the_features_weighs_the_same() -> None:
    found = GenreHead(2).standardised(torch.ones(1, 1300))[0]
    for part in found.split([384, 288, 256, 372]):
        torch.testing.assert_close(part.square().sum(), torch.tensor(1.0))


def test_genres_are_drawn_from_few_numbers_that_differ_by_about_one_from_the_start() -> None:
    torch.manual_seed(0)
    head = GenreHead(10)
    features = 3 + 2 * torch.randn(500, FEATURES)
    head.centre += 3
    head.deviation *= 2
    logits, narrow = head(head.standardised(features))
    assert logits.shape == (500, 10) and narrow.shape == (500, 64)
    assert 0.7 < float(narrow.std(0).mean()) < 1.1
    torch.testing.assert_close(narrow, head.narrow(head.standardised(features)))
    torch.testing.assert_close(logits, head.genres(F.hardswish(head.wide(narrow))))


def test_what_a_genre_head_has_measured_is_kept_with_it_and_not_learned() -> None:
    head, measured = GenreHead(2), {'centre', 'deviation'}
    assert measured < set(head.state_dict())
    assert not measured & {name for name, _ in head.named_parameters()}


def test_the_published_weights_fit_by_name_and_shape(real_folder: Path) -> None:
    state = torch.load(Folders().weights / 'mn04_as.pt', map_location='cpu')
    published = {name.removeprefix('features.'): value for name, value in state.items() if name.startswith('features.')}
    body().load_state_dict(published, strict=True)
