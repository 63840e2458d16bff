"""Writes the shipped network: public/model/, models/golden/ and both copies of the contract.

The embedding is fitted on the run's own training tracks; temperature and the tags' thresholds on the answers of the ten
random folds, the classes' thresholds on those of the artist folds (models/predictions/), those of the vocabulary on
what was said of real music (models/style_answers/): all are about songs that the networks asked had not heard.
"""

from __future__ import annotations

import json

import torch

from hearing.body.feature_cache import features_of
from hearing.data.classes import CLASSES, class_names
from hearing.data.collection import Collection, split
from hearing.data.vocabulary import load_vocabulary
from hearing.export.assemble.classes import add_classes, mn04_rows
from hearing.export.assemble.network import assemble
from hearing.export.assemble.styles import add_styles
from hearing.export.check import check, check_styles, checksum
from hearing.export.contract import Decided, Figures, contract, network_of, style_contract
from hearing.export.golden import write_golden
from hearing.export.graph import Graph
from hearing.folders import Folders
from hearing.heads.embedding import embedding_of
from hearing.heads.network import SegueNetwork
from hearing.heads.style_heads import StyleHeads
from hearing.train.answers import HeldOut
from hearing.train.runs import Run


def export(
    network: SegueNetwork,
    collection: Collection,
    run: Run,
    answers: HeldOut | None,
    figures: Figures,
    version: str,
    folders: Folders,
) -> None:
    """Raises AssertionError when the written graph does not reproduce the network."""
    train, _ = split(collection, run.protocol, run.fold)
    features = features_of(network.extractor, collection.pictures, folders.cache).of(train)
    embedding = embedding_of(network, features)
    graph = assemble(network, embedding)
    graph.write(folders.shipped, version)
    check(network, embedding, folders.shipped)
    export_vocabulary(graph, contract(collection, answers, figures), figures, version, folders)


def export_vocabulary(graph: Graph, decided: Decided, figures: Figures, version: str, folders: Folders) -> None:
    """Adds the heads that `styles` has trained, where it has, and writes all that is shipped; `decided` is what else
    of the contract changes. Raises AssertionError when the written graph does not reproduce the heads."""
    words = load_vocabulary()
    heads = None
    if folders.styles.exists():
        heads = StyleHeads(words, len(CLASSES))
        heads.load_state_dict(torch.load(folders.styles))
        add_styles(graph, heads.eval())
    graph.write(folders.shipped, version)
    if heads:
        check_styles(heads, folders.shipped)
    describe(graph, decided | style_contract(words, figures.get('world', {})), version, folders)


def export_classes(graph: Graph, figures: Figures, version: str, folders: Folders) -> None:
    """Adds the classes that the graph lacks, as mn04 has them, and writes all that is shipped."""
    spec = json.loads(folders.contract.read_text())
    names, more = class_names(folders.weights), lacking(spec)
    add_classes(graph, *mn04_rows(folders.weights, [names.index(known['audioset']) for known in more]))
    graph.write(folders.shipped, version)
    told: list[Decided] = [*spec['classes'], *more]
    shown = figures.get('crowds', {}).get('shownAbove', {})
    classes = [{**known, 'shownAbove': shown.get(known['name'], known.get('shownAbove'))} for known in told]
    describe(graph, {'classes': classes}, version, folders)


def lacking(spec: Decided) -> list[dict[str, str]]:
    """The classes that a contract has not. Raises ValueError where it has others than these begin with."""
    has = [known['name'] for known in spec['classes']]
    if has != [known['name'] for known in CLASSES[: len(has)]]:
        raise ValueError('the shipped network has other classes than classes.json begins with')
    return CLASSES[len(has) :]


def describe(graph: Graph, decided: Decided, version: str, folders: Folders) -> None:
    """Writes the goldens and both copies of the contract of a graph that is written."""
    write_golden(folders.golden, version, folders.shipped)
    spec = json.loads(folders.contract.read_text()) | decided
    spec |= {'network': network_of(list(graph.outputs)), 'version': version, 'checksum': checksum(folders.shipped)}
    for path in (folders.contract, folders.shipped / 'spec.json'):
        path.write_text(json.dumps(spec, indent=4) + '\n')
    print(f'version {version}: {sum(path.stat().st_size for path in folders.shipped.iterdir())} bytes')
