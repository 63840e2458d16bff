/** Criteria as short words that are the same in every language: "-voice:any", "tempo:120-", "year:1990-1999", "style:jazz|blues". The lexicons are written in it, and it may be typed. */
import { type Language, languages } from '../flow.ts';
import { wheelKeys } from '../meaning/wheel-keys.ts';
import { anyOf, type Compared, compared, type Criterion, type RangeKind, type Single } from './criterion.ts';
import { matchAt } from './match-at.ts';

const value = String.raw`(?:"([^"]*)"|((?:[^\s",|]|,(?=[^\s,]))+))`;
const word = new RegExp(`(-?)([a-z]+):${value}`, 'y');
/** What may be instead; of the same kind where none is named. */
const choice = new RegExp(String.raw`\|(?:([a-z]+):)?${value}`, 'y');
const ranges = { tempo: [1, 999], year: [1, 9999], length: [1, 9999] } as const;

export interface Notated {
    readonly criterion: Criterion;
    /** Where it ends in the text. */
    readonly end: number;
}

/** Reads what stands in a text at a place; null where no criterion does. "@2" is the year before the last. */
export function readNotation(text: string, at: number, thisYear: number): Notated | null {
    const [all, minus, first = '', inQuotes, bare = ''] = matchAt(word, text, at) ?? [];
    if (all === undefined) return null;
    const isWanted = minus === '';
    let [end, kind] = [at + all.length, first];
    const only = criterionOf(kind, inQuotes ?? bare, { isWanted, thisYear });
    if (!only || text.charAt(end) !== '|') return only && { criterion: only, end };
    const choices: Single[] = [{ ...only, isWanted: true }];
    for (let next = matchAt(choice, text, end); next; next = matchAt(choice, text, end)) {
        kind = next[1] ?? kind;
        const another = criterionOf(kind, next[2] ?? next[3] ?? '', { isWanted: true, thisYear });
        if (!another) return null;
        choices.push(another);
        end += next[0].length;
    }
    const criterion = anyOf(choices, isWanted);
    return criterion && { criterion, end };
}

/** Only what `readNotation` reads again as the same; what a song is to be like is found again by its name. */
export function notationOf(criterion: Criterion): string {
    const minus = criterion.isWanted ? '' : '-';
    switch (criterion.kind) {
        case 'any':
            return minus + choicesOf(criterion.of);
        case 'measure':
            return `${minus}${criterion.of}:${criterion.about}`;
        case 'tempo':
        case 'year':
        case 'length':
            return `${minus}${criterion.kind}:${criterion.from ?? ''}-${criterion.to ?? ''}`;
        case 'key':
            return `${minus}key:${criterion.names.join(',')}`;
        case 'mode':
            return `${minus}key:${criterion.name}`;
        case 'more':
            return `${criterion.isMore ? 'more' : 'less'}:${criterion.of}`;
        case 'text':
            return `${minus}text:${quoted(criterion.text)}`;
        default:
            return `${minus}${criterion.kind}:${quoted(criterion.name)}`;
    }
}

function choicesOf(of: readonly Single[]): string {
    const kindIn = (notation: string): string => notation.slice(0, notation.indexOf(':') + 1);
    return of
        .map(notationOf)
        .map((one, i, all) => (i > 0 && kindIn(one) === kindIn(all[i - 1] ?? '') ? one.slice(kindIn(one).length) : one))
        .join('|');
}

/** As a value stands in it. */
export const quoted = (value: string): string => (/^[^\s"|]+$/.test(value) ? value : `"${value.replaceAll('"', '')}"`);

const isLanguage = (value: string): value is Language => (languages as readonly string[]).includes(value);

const isCompared = (value: string): value is Compared => (compared as readonly string[]).includes(value);

interface Context {
    readonly isWanted: boolean;
    readonly thisYear: number;
}

function criterionOf(kind: string, value: string, { isWanted, thisYear }: Context): Single | null {
    if (value === '') return null;
    switch (kind) {
        case 'style':
        case 'mood':
        case 'instrument':
        case 'voice':
        case 'label':
            return { kind, name: value, isWanted };
        case 'like':
            return { kind, name: value, ids: [], isWanted };
        case 'text':
            return { kind, text: value, isWanted };
        case 'language':
            return isLanguage(value) ? { kind, name: value, isWanted } : null;
        case 'energy':
        case 'feeling':
        case 'danceability':
            return /^\d{1,3}$/.test(value) && Number(value) <= 100
                ? { kind: 'measure', of: kind, about: Number(value), isWanted }
                : null;
        case 'more':
        case 'less':
            return isCompared(value) ? { kind: 'more', of: value, isMore: kind === 'more', isWanted: true } : null;
        case 'key':
            return keysOf(value, isWanted);
        case 'tempo':
        case 'year':
        case 'length':
            return rangeOf(kind, value, { isWanted, thisYear });
        default:
            return null;
    }
}

function keysOf(value: string, isWanted: boolean): Single | null {
    if (value === 'minor' || value === 'major') return { kind: 'mode', name: value, isWanted };
    const names = value.toUpperCase().split(',');
    return names.every((name) => wheelKeys.has(name)) ? { kind: 'key', names, isWanted } : null;
}

function rangeOf(kind: RangeKind, value: string, { isWanted, thisYear }: Context): Single | null {
    const [all, low = '', high = ''] = /^(@?\d{1,4})?-(@?\d{1,4})?$/.exec(value) ?? [];
    if (all === undefined || (low === '' && high === '')) return null;
    const read = (text: string): number | null => {
        if (text === '') return null;
        return text.startsWith('@') ? thisYear - Number(text.slice(1)) : Number(text);
    };
    const [from, to] = [read(low), read(high)];
    const [least, most] = ranges[kind];
    const isThere = [from, to].every((end) => end === null || (end >= least && end <= most));
    return isThere && (from === null || to === null || from <= to) ? { kind, from, to, isWanted } : null;
}
