/** A question, taken apart into what its words mean. */
import type { Criterion } from './criterion.ts';
import { beginsAt, type Folded, scriptAt, wordEnd } from './folded.ts';
import type { Lexicon } from './lexicon.ts';
import { matchAt } from './match-at.ts';
import { metreLength } from './metre.ts';
import type { SongMention } from './named-songs.ts';
import { readNotation } from './notation.ts';
import { numberAt, type NumberFound } from './numbers.ts';
import { isRole, type Role } from './parts.ts';
import { keyAt } from './typed-keys.ts';

export type Token =
    /** `isLoose`: of an occasion, which gives way to what is said outright. */
    | { readonly kind: 'criteria'; readonly criteria: readonly Criterion[]; readonly isLoose: boolean }
    | { readonly kind: 'number'; readonly number: NumberFound; readonly typed: string }
    | { readonly kind: 'song'; readonly mention: SongMention; readonly typed: string }
    | { readonly kind: 'role'; readonly role: Role; readonly typed: string }
    /** A comma. */
    | { readonly kind: 'pause' }
    /** Not understood, as it was typed; `isQuoted`: a name, said to be one. */
    | { readonly kind: 'text'; readonly text: string; readonly isQuoted?: true };

interface Reading {
    readonly lexicon: Lexicon;
    readonly mentions: readonly SongMention[];
    readonly thisYear: number;
}

type Placed = { readonly token: Token | null; readonly end: number };

export function tokensOf(question: Folded, reading: Reading): readonly Token[] {
    const { text } = question;
    const tokens: Token[] = [];
    /** Where what is not understood begins; null where it does not. */
    let unknownFrom: number | null = null;
    let understoodTo = -1;
    const endUnknown = (at: number): void => {
        if (unknownFrom !== null) tokens.push(...textTokens(question, unknownFrom, at, reading));
        unknownFrom = null;
    };
    let at = 0;
    while (at < text.length) {
        const placed = tokenAt(question, at, { ...reading, isJoined: understoodTo === at });
        if (placed) {
            endUnknown(at);
            if (placed.token) tokens.push(placed.token);
            at = understoodTo = placed.end;
        } else if (scriptAt(text, at) === 'none') {
            // A space alone does not part the words of a name.
            if (text.charAt(at) !== ' ') {
                endUnknown(at);
                if (/[,;、，；。!?]/u.test(text.charAt(at))) tokens.push({ kind: 'pause' });
                else if (text.charAt(at) === '/') tokens.push({ kind: 'role', role: 'or', typed: '/' });
            }
            at += 1;
        } else {
            unknownFrom ??= at;
            at = wordEnd(text, at);
        }
    }
    endUnknown(text.length);
    return tokens;
}

function tokenAt(question: Folded, at: number, reading: Reading & { readonly isJoined: boolean }): Placed | null {
    const { text, typed, from } = question;
    const mention = reading.mentions.find(({ start }) => start === at);
    const typedTo = (end: number): string => typed.slice(from[at], from[end]);
    if (mention) return { token: { kind: 'song', mention, typed: typedTo(mention.end) }, end: mention.end };
    const [quoted] = matchAt(/"[^"]+"/y, text, at) ?? [];
    if (quoted !== undefined) {
        const end = at + quoted.length;
        return { token: { kind: 'text', text: typed.slice(from[at + 1], from[end - 1]), isQuoted: true }, end };
    }
    if (at === 0 || text.charAt(at - 1) === ' ') {
        const notated = readNotation(typed, from[at] ?? 0, reading.thisYear);
        if (notated) return { token: criteriaToken([notated.criterion]), end: from.indexOf(notated.end, at) };
        // A minus before a word leaves out what it names.
        if (/^-[^\s\d-]/u.test(text.slice(at, at + 2)))
            return { token: { kind: 'role', role: 'not', typed: '-' }, end: at + 1 };
    }
    const metre = beginsAt(text, at) ? metreLength(text, at) : 0;
    if (metre > 0) return { token: textOf(typedTo(at + metre)), end: at + metre };
    const key = keyAt(question, at);
    if (key) return { token: criteriaToken([{ kind: 'key', names: [key.name], isWanted: true }]), end: key.end };
    const number = numberAt(text, at);
    if (number) {
        const { end } = number;
        return { token: { kind: 'number', number, typed: typedTo(end) }, end };
    }
    const phrase = reading.lexicon.at(text, at, reading.isJoined);
    if (phrase) return { token: meant(phrase.meaning, typedTo(phrase.end), reading.thisYear), end: phrase.end };
    return prefixAt(text, at, reading.lexicon);
}

/** Russian "негромкий" is not loud, and "побыстрее" a little faster. */
function prefixAt(text: string, at: number, lexicon: Lexicon): Placed | null {
    const [prefix] = (beginsAt(text, at) && matchAt(/(?:не|по)(?=\p{Script=Cyrillic}{4})/uy, text, at)) || [];
    if (prefix === undefined) return null;
    const end = at + prefix.length;
    const rest = lexicon.at(text, end, true, (meaning) => prefix === 'не' || /^(?:more|less):/.test(meaning));
    if (rest?.end !== wordEnd(text, at) || isRole(rest.meaning)) return null;
    return { token: prefix === 'не' ? { kind: 'role', role: 'not', typed: prefix } : null, end };
}

const criteriaToken = (criteria: readonly Criterion[], isLoose = false): Token => ({
    kind: 'criteria',
    criteria,
    isLoose,
});

/** Several criteria stand apart by spaces; "~" before the first says that they are loose. */
function meant(meaning: string, typed: string, thisYear: number): Token | null {
    if (meaning === 'filler') return null;
    if (isRole(meaning)) return { kind: 'role', role: meaning, typed };
    const isLoose = meaning.startsWith('~');
    const criteria: Criterion[] = [];
    for (let at = isLoose ? 1 : 0; at < meaning.length;) {
        const notated = readNotation(meaning, at, thisYear);
        if (!notated) throw new Error(`expected criteria, got ${meaning}`);
        criteria.push(notated.criterion);
        at = notated.end + 1;
    }
    return criteriaToken(criteria, isLoose);
}

/** Particles of Japanese, Korean and Chinese stick to what they are of. */
const particlesBefore =
    /^(?:[いくなのにでとものはがをへやかねよして]+|한|하고|하게|하지만|하면서|해서|하면|한데|인데|이고|이면서|로운|스러운|적인|적으로|이나|나|은|는|이|가|을|를|의|에|에서|로|으로|와|과|도|지만|고|게|ㄴ|[的地得了着吗呢吧啊])(?![\p{L}])/u;

function textTokens(question: Folded, start: number, end: number, { lexicon, thisYear }: Reading): readonly Token[] {
    const { text, typed, from } = question;
    const isStuck = start > 0 && scriptAt(text, start - 1) !== 'none';
    const [particles = ''] = isStuck ? (particlesBefore.exec(text.slice(start, end)) ?? []) : [];
    const rest = start + particles.length;
    const said = typed.slice(from[rest], from[end]).trim();
    const near = lexicon.nearly(text.slice(rest, end).trim());
    if (near !== null) return [meant(near, said, thisYear)].filter((token) => token !== null);
    return said === '' ? [] : [textOf(said)];
}

const textOf = (text: string): Token => ({ kind: 'text', text });
