from pathlib import Path

import torch

from network import SegueNetwork
from pretrained import load_pretrained, plain


def test_genres_and_tags_that_audioset_knows_start_as_its_classes(weights_folder: Path) -> None:
    torch.manual_seed(5)
    network = SegueNetwork(2, 1)
    untouched = network.genres.weight[0].clone()
    load_pretrained(network, weights_folder, ('fado', 'rock'), ('jazz',))
    state = torch.load(weights_folder / 'mn04_as.pt')
    assert torch.equal(network.genres.weight[0], untouched)
    assert torch.equal(network.genres.weight[1], state['classifier.5.weight'][1])
    assert torch.equal(network.tags.weight[0], state['classifier.5.weight'][2])
    assert torch.equal(network.features[0][0].weight, state['features.0.0.weight'])


def test_names_are_compared_without_their_ornaments() -> None:
    assert plain('Hip hop music') == plain('Hip-Hop') == plain('hiphop') == 'hiphop'
    assert plain('Heavy metal') == plain('metal')
    assert plain('House music') != plain('Dance')
