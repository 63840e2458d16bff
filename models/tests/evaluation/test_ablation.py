from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from commands.ablation import main
from evaluation.ablation import bench as benches
from evaluation.ablation import variants
from evaluation.ablation.bench import Bench, start, what_stays
from evaluation.ablation.table import BEGIN, table
from evaluation.ablation.variants import LENGTHS, RECIPE, VARIANTS, WHOLE, by_teacher, places, silenced, taught
from evaluation.marked_text import with_figures
from hearing.body.feature_cache import Features, MusicFeatures, features_of, features_of_music
from hearing.body.features import FEATURES
from hearing.data.collection import Collection, split
from hearing.data.free_music import held_out_music, load_free_music
from hearing.folders import Folders
from hearing.heads.pooling import together
from hearing.heads.prediction import predict_features
from hearing.train.answers import HeldOut, read_held_out, write_held_out
from hearing.train.examples import Lesson
from hearing.train.runs import Run
from hearing.train.training import train
from tests.made.trainings import ONCE

RUN = Run('grouped5', 0, 0)


def small(name: str) -> variants.Variant:
    few = {field: getattr(ONCE, field) for field in ('epochs', 'crops_per_track', 'batch_size')}
    return replace(VARIANTS[name], recipe=replace(VARIANTS[name].recipe, **few))


@pytest.fixture
def bench(collection: Collection, own_folders: Folders, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(benches, 'VARIANTS', {name: small(name) for name in VARIANTS})
    extractor = start(2, own_folders, 0).extractor
    features = features_of(extractor, collection.pictures, own_folders.cache)
    music = load_free_music(own_folders.free_music)
    apart = held_out_music(music)
    learned, unlearned = (features_of_music(extractor, music.of(part), own_folders.cache) for part in (~apart, apart))
    return Bench(RUN, collection, features, learned, unlearned, own_folders, {'data': {}, 'folds': 1})


def answers_of(bench: Bench, name: str) -> HeldOut:
    bench.answer([name], [0])
    return read_held_out(bench.file(name, 0))


def test_where_nothing_is_left_out_the_head_of_the_genres_is_the_recipe_s(bench: Bench, tmp_path: Path) -> None:
    kept = answers_of(bench, WHOLE)
    network = train(RUN, small(WHOLE).recipe, bench.collection, bench.folders, tmp_path / 'trained')
    _, tested = split(bench.collection, RUN.protocol, RUN.fold)
    wanted = predict_features(network, bench.features.patches[tested]).genres
    np.testing.assert_allclose(kept.logits[:, 0], together(wanted), atol=0.01)
    assert kept.about['without'] == WHOLE and 0 <= kept.about['augmented'] <= 1 and 0 <= kept.about['stays'] <= 1


def test_each_variant_of_a_teacher_answers_otherwise_and_what_is_kept_stays(bench: Bench) -> None:
    names = [WHOLE, 'steadiness', 'degraded_targets', 'free_music', 'distillation', 'head']
    bench.answer(names, [0])
    said = {name: read_held_out(bench.file(name, 0)).logits.astype(float) for name in names}
    assert all(logits.shape == (4, 1, 2) for logits in said.values())
    # Kept answers are half floats: logits of this size are rounded by at most .002.
    assert all(not np.allclose(said[name], said[WHOLE], atol=0.005) for name in names[1:])
    written = bench.file('free_music', 0).stat().st_mtime_ns
    bench.file('steadiness', 0).unlink()
    bench.answer(names, [0])
    assert bench.file('free_music', 0).stat().st_mtime_ns == written
    np.testing.assert_array_equal(read_held_out(bench.file('steadiness', 0)).logits, said['steadiness'])
    # A teacher has no seed.
    bench.answer(['head', 'free_music'], [0, 1])
    assert bench.file('free_music', 1).exists() and not bench.file('head', 1).exists()


def test_a_part_that_is_left_out_counts_nowhere(bench: Bench) -> None:
    kept = answers_of(bench, 'textures')
    rng = np.random.default_rng(0)

    def spoilt(part: NDArray[np.float32]) -> NDArray[np.float32]:
        changed = part.copy()
        changed[..., places(['textures'])] = rng.random((*part.shape[:-1], LENGTHS['textures']))
        return changed

    def otherwise(features: Features) -> Features:
        return replace(features, patches=spoilt(features.patches), crops=spoilt(features.crops))

    def other_music(music: MusicFeatures) -> MusicFeatures:
        return MusicFeatures(otherwise(music.clean), spoilt(music.degraded))

    bench.file('textures', 0).unlink()
    learned, unlearned = other_music(bench.learned), other_music(bench.unlearned)
    other = replace(bench, features=otherwise(bench.features), learned=learned, unlearned=unlearned)
    np.testing.assert_array_equal(answers_of(other, 'textures').logits, kept.logits)
    assert not np.allclose(answers_of(other, WHOLE).logits, answers_of(bench, 'statistics').logits, atol=0.01)


def test_parts_lie_one_after_another_and_are_silent_where_they_are_left_out() -> None:
    np.testing.assert_array_equal(places(LENGTHS), np.arange(FEATURES))
    patches, crops = (np.ones((2, count, FEATURES), np.float32) for count in (5, 3))
    silent = silenced(Features(patches, crops, np.zeros((2, 3), int)), ['statistics'])
    kept = FEATURES - LENGTHS['statistics']
    for part in (silent.patches, silent.crops):
        assert (part.sum(-1) == kept).all() and (part[..., places(['statistics'])] == 0).all()


def test_variants_with_one_teacher_stand_together() -> None:
    groups = by_teacher(VARIANTS)
    assert sorted(name for group in groups for name in group) == sorted(VARIANTS)
    assert {'steadiness', 'head', 'distillation'} < set(groups[0]) and 'textures' not in groups[0]
    assert ['guessed_tags'] in groups and ['taught_crops'] in groups


def test_labels_and_degraded_crops_are_left_out_of_what_the_head_is_given() -> None:
    crops = np.zeros((3, 4, 2), np.float32)
    songs = Features(np.zeros((3, 5, 2), np.float32), crops, np.zeros((3, 4), int))
    music = MusicFeatures(songs, np.zeros((3, 2, 5, 2), np.float32))
    lesson = Lesson(songs, music, None, np.ones((3, 9, 2), np.float32), np.ones((3, 9, 2), np.float32))
    labels = np.array([0, 1, 0])
    shorter = taught(VARIANTS['degraded_targets'], lesson, labels, 2).music
    assert shorter.clean is songs and shorter.all().shape == (3, 9, 2)
    said = taught(VARIANTS['distillation'], lesson, labels, 2).of_songs
    assert said.shape == (3, 9, 2) and (said.argmax(2) == labels[:, None]).all() and (said.sum(2) == 0).all()
    assert taught(VARIANTS[WHOLE], lesson, labels, 2) is lesson


def test_what_stays_is_counted_over_both_ways_of_degrading() -> None:
    plain = np.repeat(np.eye(2, dtype=np.float32)[[0, 0, 1, 1]][:, None], 5, 1)
    one, other = plain[[0, 1, 2, 0]], plain[[2, 1, 2, 0]]
    clean = Features(plain, np.zeros((4, 3, 2), np.float32), np.zeros((4, 3), int))
    music = MusicFeatures(clean, np.stack([one, other], 1))
    assert what_stays(music, lambda some: some) == pytest.approx(5 / 8)


def kept(folder: Path, fold: int, seed: int, heard: list[int], **robust: float) -> None:
    labels = [0, 1, 2, 0]
    logits = np.zeros((4, 2, 3), np.float16)
    logits[np.arange(4), 0, heard] = 5
    about = {'fold': fold, 'seed': seed, 'folds': 2, **robust}
    tracks, unknown = np.array([f'{fold}{name}' for name in 'wxyz']), np.zeros(4, bool)
    tags, says = np.zeros((4, 0), np.float16), np.zeros((4, 0), np.int8)
    answers = HeldOut(tracks, ('a', 'b', 'c'), np.array(labels), logits, tags, unknown, about, says)
    write_held_out(folder / f'grouped5-fold{fold}-seed{seed}.npz', answers)


def test_costs_are_over_the_seeds_that_heard_every_fold_with_and_without(tmp_path: Path) -> None:
    of_now = tmp_path / '8.0.0'
    for seed in (0, 1):
        for fold in (0, 1):
            kept(of_now / WHOLE, fold, seed, [0, 1, 2, 0])
            kept(of_now / 'textures', fold, seed, [0, 1, 2 - seed, 2])
    kept(of_now / 'spread', 0, 0, [0, 1, 2, 0])
    for fold in (0, 1):
        kept(of_now / 'head', fold, 0, [fold, 1, 2, 0], augmented=0.5, stays=0.25 + fold / 2)
        kept(tmp_path / '7.1.0' / WHOLE, fold, 0, [0, 0, 2, 0])
    lines = [line.split(' | ') for line in table(tmp_path).splitlines()[2:]]
    assert [line[:4] for line in lines] == [
        ['| 7.1.0', WHOLE, 'grouped5', '1'],
        ['| 8.0.0', WHOLE, 'grouped5', '2'],
        ['| 8.0.0', 'head', 'grouped5', '1'],
        ['| 8.0.0', 'textures', 'grouped5', '2'],
    ]
    before, whole, head, textures = lines
    assert before[4:6] == ['75.0', ''] and whole[4:6] == ['100.0', ''] and whole[8:] == ['', ' |']
    assert head[4] == '87.5' and head[5].startswith('+12.50 (+0.00 to +') and head[8:] == ['50.0', '50.0 |']
    # Of four songs one is missed with the first seed, two with the second.
    assert textures[4] == '62.5' and textures[5].startswith('+37.50 (') and float(textures[7].split()[0]) > 0


def test_the_command_trains_what_is_asked_and_writes_the_table(
    own_folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(benches, 'VARIANTS', {name: small(name) for name in VARIANTS})
    where = ['--data', str(own_folders.data)]
    main(['--protocol', 'fault_filtered', '--without', WHOLE, 'steadiness', *where], own_folders.root)
    assert sorted(path.parent.name for path in own_folders.ablation.glob(f'{RECIPE}/*/*.npz')) == [WHOLE, 'steadiness']
    (own_folders.models / 'ablation.md').write_text(f'before {BEGIN} <!-- /figures --> after')
    main(['--table', *where], own_folders.root)
    written = (own_folders.models / 'ablation.md').read_text()
    assert f'| {RECIPE} | steadiness | fault_filtered | 1 |' in written and written.endswith('after')
    with pytest.raises(SystemExit):
        main(['--protocol', 'fault_filtered', '--without', 'everything'], own_folders.root)


def test_the_table_says_what_the_kept_answers_give() -> None:
    folders = Folders()
    text = (folders.models / 'ablation.md').read_text()
    assert text == with_figures(text, table(folders.ablation), BEGIN)
