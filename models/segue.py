"""Segue's own network as one of the systems: heads on mn04 adapted to pictures, heard in the contract's patches."""

from __future__ import annotations

from data import split
from embedding import embedding_of, precision_at
from heard import impressions
from predict import predict_heard, song_tags
from predictions import HeldOut, held_out
from runs import RUNS, Task
from training import train

NEAREST = 5


def answer(task: Task) -> HeldOut | None:
    """Trains the network, or finishes its training; None of the run that holds nothing out."""
    collection, run = task.collection, task.run
    network = train(run, task.recipe, collection, task.weights, task.kept)
    learned, tested = split(collection, run.protocol, run.fold)
    if not len(tested):
        return None
    heard = impressions(network, collection.pictures, RUNS)
    prediction = predict_heard(network, heard.plain[tested])
    about = task.about
    if run.protocol == 'fault_filtered':
        embedding = embedding_of(network, heard.of(learned))
        labels, groups = collection.labels[tested], collection.groups[tested]
        about = about | {
            'precisionAt5': {
                'pooled': precision_at(NEAREST, prediction.features, labels, groups),
                'embedding': precision_at(NEAREST, embedding(prediction.features), labels, groups),
            }
        }
    return held_out(collection, run, prediction.genres, about, song_tags(prediction.tags))
