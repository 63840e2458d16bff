from pathlib import Path

import pytest
import torch

from hearing.data.classes import CLASSES, audioset_classes, kept_classes, plain
from hearing.folders import Folders
from hearing.heads.network import SegueNetwork
from hearing.heads.pretrained import load_pretrained


def test_tags_that_audioset_knows_start_as_its_classes_and_nothing_else_does(weights_folder: Path) -> None:
    torch.manual_seed(5)
    network = SegueNetwork(2, 3)
    untouched = {name: value.clone() for name, value in network.state_dict().items()}
    load_pretrained(network, weights_folder, ('fado', 'jazz', 'Rock music'))
    state = torch.load(weights_folder / 'mn04_as.pt')
    classes = audioset_classes(weights_folder / 'audioset_labels.csv')
    assert torch.equal(network.tags.weight[0], untouched['tags.weight'][0])
    assert network.tags.bias[0] == untouched['tags.bias'][0] != 0
    for row, name in ((1, 'jazz'), (2, 'rock')):
        assert torch.equal(network.tags.weight[row], state['classifier.5.weight'][classes[name]])
        assert network.tags.bias[row] == 0
    genres = {name: value for name, value in network.state_dict().items() if name.startswith('genres.')}
    assert len(genres) == 8 and all(torch.equal(value, untouched[name]) for name, value in genres.items())
    assert torch.equal(network.extractor.body[0][0].weight, state['features.0.0.weight'])


def test_classes_start_as_they_are_in_their_own_order(weights_folder: Path) -> None:
    network = SegueNetwork(2, 0, len(CLASSES))
    load_pretrained(network, weights_folder, ())
    state, kept = torch.load(weights_folder / 'mn04_as.pt'), kept_classes(weights_folder)
    assert torch.equal(network.classes.weight, state['classifier.5.weight'][kept])
    assert torch.equal(network.classes.bias, state['classifier.5.bias'][kept])


def test_another_start_takes_the_place_of_mn04(weights_folder: Path, folders: Folders) -> None:
    network = SegueNetwork(1, 0, len(CLASSES))
    load_pretrained(network, weights_folder, (), folders.adapted)
    adapted, untouched = (torch.load(path) for path in (folders.adapted, weights_folder / 'mn04_as.pt'))
    for heard, name in (
        (network.extractor.body[0][0].weight, 'features.0.0.weight'),
        (network.extractor.body[3].block[0][1].running_var, 'features.3.block.0.1.running_var'),
        (network.hidden.weight, 'classifier.2.weight'),
        (network.classes.weight, 'classifier.5.weight'),
    ):
        wanted = adapted[name][kept_classes(weights_folder)] if name == 'classifier.5.weight' else adapted[name]
        assert torch.equal(heard, wanted), name
        assert not torch.equal(adapted[name], untouched[name]), name


def test_a_start_that_is_not_there_is_named(weights_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r'adapted\.pt'):
        load_pretrained(SegueNetwork(1, 0), weights_folder, (), tmp_path / 'adapted.pt')


def test_names_are_compared_without_their_ornaments() -> None:
    assert plain('Hip hop music') == plain('Hip-Hop') == plain('hiphop') == 'hiphop'
    assert plain('Heavy metal') == plain('metal')
    assert plain('House music') != plain('Dance')
