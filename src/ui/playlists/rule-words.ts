/** What the rules of a smart playlist say, as a sentence. */
import type { Rule, Rules } from '../../playlists/rules.ts';
import { alternatives, howManySongs, row, sentences } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { choiceName } from './rule-choices.ts';

/** "Songs that are house or techno, 120 to 130 BPM, liveliest first, at most 50 songs." */
export function rulesSentence({ match, rules, order, limit }: Rules): string {
    const phrases = rules.map(ruleWords);
    const songs =
        phrases.length === 0
            ? words.rules.all
            : words.rules.songs(match === 'all' ? row(phrases) : alternatives(phrases));
    const most = limit === null ? [] : [words.rules.atMost(howManySongs(limit))];
    return sentences([row([songs, words.rules.orders[order], ...most])]);
}

/** "120 to 130 BPM". */
export function ruleWords(rule: Rule): string {
    switch (rule.kind) {
        case 'genre':
        case 'mood':
            return namesOf(rule);
        case 'energy':
            return alternatives(rule.names.map((level) => words.rules.energy[level]));
        case 'language':
            return words.rules.language(namesOf(rule));
        case 'key':
            return (rule.isWide ? words.rules.keyWide : words.rules.key)(namesOf(rule));
        case 'tempo':
        case 'year':
            return rangeWords(rule);
        case 'added':
        case 'played':
            return words.rules[rule.kind][rule.within];
        case 'plays':
            return words.rules.plays(rule.atLeast);
        case 'unplayed':
            return words.rules.unplayed;
    }
}

const namesOf = ({ kind, names }: Extract<Rule, { readonly names: readonly string[] }>): string =>
    alternatives(names.map((name) => choiceName(kind, name)));

function rangeWords({ kind, from, to }: Extract<Rule, { kind: 'tempo' | 'year' }>): string {
    const { between, atLeast, atMost } = words.rules[kind];
    if (from !== null && to !== null) return between({ from: String(from), to: String(to) });
    return from === null ? atMost(String(to)) : atLeast(String(from));
}
