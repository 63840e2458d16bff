from collections import Counter

from hearing.data.vocabulary import load_vocabulary

WORDS = load_vocabulary()


def test_every_style_is_of_a_family_and_no_name_comes_twice() -> None:
    assert {style.family for style in WORDS.styles} <= set(WORDS.families)
    names = Counter([*WORDS.families, *(style.name for style in WORDS.styles)])
    assert not [name for name, count in names.items() if count > 1]
    assert len(WORDS.styles) >= 45


def test_every_word_is_learned_from_something() -> None:
    assert all(word.learned_from for word in (*WORDS.styles, *WORDS.moods))


def test_every_label_speaks_of_families_that_there_are() -> None:
    of_labels = {family for labels in WORDS.label_families.values() for names in labels.values() for family in names}
    assert of_labels == set(WORDS.families)
