"""Segue's own network as one of the systems: heads on mn04 adapted to pictures, heard in the contract's patches."""

from __future__ import annotations

from evaluation.retrieval import NEAREST, precision_at
from hearing.body.feature_cache import features_of
from hearing.data.collection import split
from hearing.heads.embedding import embedding_of
from hearing.heads.pooling import song_tags
from hearing.heads.prediction import predict_features
from hearing.train.answers import HeldOut, held_out
from hearing.train.runs import Task
from hearing.train.training import train


def answer(task: Task) -> HeldOut | None:
    """Trains the network, or finishes its training; None of the run that holds nothing out."""
    collection, run = task.collection, task.run
    network = train(run, task.recipe, collection, task.folders, task.kept)
    learned, tested = split(collection, run.protocol, run.fold)
    if not len(tested):
        return None
    features = features_of(network.extractor, collection.pictures, task.folders.cache)
    prediction = predict_features(network, features.patches[tested])
    about = task.about
    if run.protocol == 'fault_filtered':
        embedding = embedding_of(network, features.of(learned))
        labels, groups = collection.labels[tested], collection.groups[tested]
        about = about | {
            'precisionAt5': {
                'pooled': precision_at(NEAREST, prediction.raw_embedding, labels, groups),
                'embedding': precision_at(NEAREST, embedding(prediction.raw_embedding), labels, groups),
            }
        }
    return held_out(collection, run, prediction.genres, about, song_tags(prediction.tags))
