from pathlib import Path

import numpy as np
import torch

from hearing.body.mobilenet_v3 import begin
from hearing.export.assemble.network import folded
from hearing.export.assemble.stem import add_stem
from hearing.export.golden import synthetic_pictures
from hearing.export.graph import Graph
from hearing.heads.network import SegueNetwork
from hearing.interpret import run_model


def test_one_convolution_of_a_picture_says_what_the_stem_says_of_the_stretched_one(
    lived_in_network: SegueNetwork, tmp_path: Path
) -> None:
    frontend, stem = lived_in_network.extractor.input, lived_in_network.extractor.body[0]
    graph, pictures = Graph(np.float32), synthetic_pictures()
    picture = graph.placeholder('picture', (-1, 129, 128))
    signal = add_stem(graph, picture, frontend, *folded(*stem[:2]))
    assert signal.scale == 1 and signal.extent == (64, 258)
    graph.output('heard', signal.name, (-1, 64, 258, 8))
    graph.write(tmp_path, '0.0.0')
    heard = run_model(tmp_path, pictures)['heard']
    with torch.no_grad():
        image = frontend(torch.from_numpy(pictures))
        wanted = begin(stem[:2], image).permute(0, 2, 3, 1).numpy()
    assert heard.shape == wanted.shape == (3, 64, 258, 8)
    np.testing.assert_allclose(heard, wanted, atol=2e-5)
    # What is beyond the edges of the image counts, and so do the floor and what is above it.
    assert float(image.min()) < -1.4 and float(image.max()) > 0.5
    assert np.abs(wanted[:, :, [0, -1]] - wanted[:, :, [1, -2]]).max() > 0.01
    assert np.abs(wanted[2, 0] - wanted[2, 1]).max() > 0.1
