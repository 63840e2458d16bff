import { beforeEach, describe, expect, test } from 'vitest';
import { contract } from '../../library/track.fixture.ts';
import { allSongs, type Rule, type Rules } from '../../playlists/rules.ts';
import { language } from '../words/language.svelte.ts';
import { choicesOf, newRule, ruleKinds } from './rule-choices.ts';
import { ruleWords, rulesSentence } from './rule-words.ts';
import { wholeNumber } from './whole-number.ts';

const rules: Rules = {
    match: 'all',
    rules: [
        { kind: 'genre', names: ['house', 'techno'] },
        { kind: 'tempo', from: 120, to: 130 },
        { kind: 'added', within: 'month' },
    ],
    order: 'liveliest',
    limit: 50,
};

const labels = [{ id: 'l1', name: 'dabke' }];

beforeEach(() => language.show('en', []));

describe('rules read as a sentence', () => {
    test('of what all of them say, the order and the most songs', () => {
        expect(rulesSentence(rules, [])).toBe(
            'Songs that are house or techno, 120 to 130 BPM, added within the last month, liveliest first, at most 50 songs.',
        );
    });

    test('of what any of them says', () => {
        expect(rulesSentence({ ...rules, rules: rules.rules.slice(1), match: 'any', limit: null }, [])).toBe(
            'Songs that are 120 to 130 BPM or added within the last month, liveliest first.',
        );
    });

    test('of all songs where there are none', () => {
        expect(rulesSentence(allSongs, [])).toBe('All songs, newly added first.');
    });

    test('in each language', async () => {
        await language.show('ru', []);
        expect(rulesSentence(rules, [])).toMatch(/^Песни: .*120–130 BPM, добавлены за последний месяц, .*50 песен\.$/);
        await language.show('ja', []);
        expect(rulesSentence(rules, [])).toMatch(/^次の曲：.*120〜130 BPM、1か月以内に追加、/);
    });
});

test.each<[Rule, string]>([
    [{ kind: 'mood', names: ['calm', 'mellow'] }, 'calm or mellow'],
    [{ kind: 'energy', names: ['low', 'high'] }, 'of low energy or of high energy'],
    [{ kind: 'language', names: ['ja'] }, 'in Japanese'],
    [{ kind: 'key', names: ['8A', '12B'], isWide: true }, 'in A minor or E major or a key that fits'],
    [{ kind: 'tempo', from: null, to: 90 }, '90 BPM or slower'],
    [{ kind: 'year', from: 1999, to: null }, 'from 1999 or later'],
    [{ kind: 'year', from: 1980, to: 1989 }, 'from 1980 to 1989'],
    [{ kind: 'played', within: 'week' }, 'played within the last week'],
    [{ kind: 'plays', atLeast: 1 }, 'played at least once'],
    [{ kind: 'plays', atLeast: 3 }, 'played at least 3 times'],
    [{ kind: 'unplayed' }, 'never played'],
])('%o reads "%s"', (rule, expected) => {
    expect(ruleWords(rule, labels)).toBe(expected);
});

test('only what the network can tell for sure is offered, and each once', () => {
    const values = (kind: 'genre' | 'label' | 'mood') => choicesOf(kind, contract, labels).map(({ value }) => value);
    expect(values('label')).toEqual(['l1']);
    expect(values('genre')).toEqual(['blues', 'jazz', 'reggae', 'rock', 'swing', 'ska', 'punk']);
    expect(values('mood')).toEqual(['happy', 'tense', 'sad', 'calm', 'energetic', 'gentle', 'mellow']);
});

test.each(ruleKinds(labels))('a new rule of the kind %s says something', (kind) => {
    const rule = newRule(kind, contract, labels);
    expect(rule.kind).toBe(kind);
    expect(ruleWords(rule, labels)).not.toBe('');
});

test.each([
    ['', null],
    ['x', null],
    ['12.6', 13],
    ['-5', 1],
    ['1e9', 999],
])('what is typed as "%s" counts as %s', (typed, expected) => {
    expect(wholeNumber(typed, 1, 999)).toBe(expected);
});
