/** What the rules of a smart playlist say, as a sentence. */
import type { Rule, Rules } from '../../playlists/rules.ts';
import { alternatives, howManySongs, row, sentences } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { choiceName, type NamingRule, type OwnLabels } from './rule-choices.ts';

/** "Songs that are house or techno, 120 to 130 BPM, liveliest first, at most 50 songs." */
export function rulesSentence({ match, rules, order, limit }: Rules, labels: OwnLabels): string {
    const phrases = rules.map((rule) => ruleWords(rule, labels));
    const songs =
        phrases.length === 0
            ? words.rules.all
            : words.rules.songs(match === 'all' ? row(phrases) : alternatives(phrases));
    const most = limit === null ? [] : [words.rules.atMost(howManySongs(limit))];
    return sentences([row([songs, words.rules.orders[order], ...most])]);
}

/** "120 to 130 BPM". */
export function ruleWords(rule: Rule, labels: OwnLabels): string {
    switch (rule.kind) {
        case 'genre':
        case 'mood':
            return namesOf(rule, labels);
        case 'label':
            return words.rules.label(namesOf(rule, labels));
        case 'energy':
            return alternatives(rule.names.map((level) => words.rules.energy[level]));
        case 'language':
            return words.rules.language(namesOf(rule, labels));
        case 'key':
            return (rule.isWide ? words.rules.keyWide : words.rules.key)(namesOf(rule, labels));
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

const namesOf = ({ kind, names }: NamingRule, labels: OwnLabels): string =>
    alternatives(names.map((name) => choiceName(kind, name, labels)));

function rangeWords({ kind, from, to }: Extract<Rule, { kind: 'tempo' | 'year' }>): string {
    const { between, atLeast, atMost } = words.rules[kind];
    if (from !== null && to !== null) return between({ from: String(from), to: String(to) });
    return from === null ? atMost(String(to)) : atLeast(String(from));
}
