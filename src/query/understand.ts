/** What is typed -> what is asked for. Nothing that is typed is dropped: what is not understood is looked for in the songs' names. */
import type { Track } from '../flow.ts';
import { type Criterion, directionOf, type RangeKind, slotOf } from './criterion.ts';
import { folded } from './folded.ts';
import type { Lexicon } from './lexicon.ts';
import { songMentions } from './named-songs.ts';
import { exactBeats, type NumberFound } from './numbers.ts';
import type { Role } from './parts.ts';
import { type NamedSongs, songNamesOf } from './song-names.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Beside {
    readonly lexicon: Lexicon;
    /** Asked for only where a song may be named: else nothing of what is typed depends on them. */
    readonly tracks: () => readonly Track[];
    /** The song on the screen. */
    readonly current: () => Track | null;
    readonly thisYear: number;
}

/** What is longer was pasted, and is no question. */
const longestQuestion = 1000;

/** How far around a number is still around it, and is still what was said: beats per minute, years, seconds. */
const around = { tempo: 6, year: 2, length: 30 } as const;
const exact = { tempo: exactBeats, year: 0, length: 15 } as const;

/** Never throws, whatever was typed. */
export function understand(typed: string, { lexicon, tracks, current, thisYear }: Beside): readonly Criterion[] {
    const text = typed.trim();
    if (text === '') return [];
    const asText: readonly Criterion[] = [{ kind: 'text', text, isWanted: true }];
    if (text.length > longestQuestion) return asText;
    const question = folded(text);
    const mentions = songMentions(question, {
        lexicon,
        names: () => songNamesOf(tracks()),
        current: () => named(current()),
    });
    const criteria = new Sentence(tokensOf(question, { lexicon, mentions, thisYear })).criteria();
    const known = criteria.flatMap((one) => withSongs(one, tracks));
    const isMoreThanNames = known.some(({ kind }) => kind !== 'text') || /"[^"]+"|text:/.test(question.text);
    return isMoreThanNames && known.length > 0 ? known : asText;
}

const named = (track: Track | null): NamedSongs | null => track && { name: track.title, ids: [track.id] };

/** What was typed as a notation names a song; a name that the library has not is looked for as text. */
function withSongs(criterion: Criterion, tracks: Beside['tracks']): readonly Criterion[] {
    if (criterion.kind !== 'like' || criterion.ids.length > 0) return [criterion];
    const songs = songNamesOf(tracks()).get(criterion.name);
    return [songs ? { ...criterion, ...songs } : { kind: 'text', text: criterion.name, isWanted: criterion.isWanted }];
}

interface Said {
    readonly criterion: Criterion;
    readonly isLoose: boolean;
    /** Where it is one number, or two. */
    readonly number?: NumberFound;
}

/** Reads the tokens from left to right. */
class Sentence {
    readonly #tokens: readonly Token[];
    #said: Said[] = [];
    /** Criteria that "and" joins to the last one. */
    #joined = 0;
    #isJoining = false;
    /** 'spent': only what "and" joins is left out too. */
    #negation: 'none' | 'fresh' | 'spent' = 'none';
    /** More is 1, less -1; `isCompared`: of all that follows, as long as nothing else is said. */
    #more: 0 | 1 | -1 = 0;
    #isCompared = false;
    #end: Role | null = null;
    /** Whether the last number is what something is to be more or less than. */
    #isNumberCompared = false;
    /** Nothing is said since the last comma. */
    #isAtStart = true;

    constructor(tokens: readonly Token[]) {
        this.#tokens = tokens;
    }

    criteria(): readonly Criterion[] {
        this.#tokens.forEach((token, i) => this.#take(token, this.#tokens[i + 1]));
        return inTheirSlots(this.#said);
    }

    #take(token: Token, next: Token | undefined): void {
        switch (token.kind) {
            case 'pause':
                this.#negation = 'none';
                this.#isCompared = false;
                this.#isNumberCompared = false;
                this.#isAtStart = true;
                [this.#more, this.#joined, this.#end] = [0, 0, null];
                return;
            case 'role':
                return this.#play(token.role);
            case 'song':
                return this.#takeSong(token.mention);
            case 'number':
                return this.#takeNumber(token.number, token.typed, next);
            case 'text':
                return this.#say({ kind: 'text', text: token.text, isWanted: true });
            case 'criteria':
                for (const criterion of token.criteria) this.#takeCriterion(criterion, token.isLoose);
        }
    }

    #play(role: Role): void {
        switch (role) {
            case 'and':
                this.#isJoining = !this.#isAtStart;
                return;
            case 'not':
                this.#negation = 'fresh';
                return;
            case 'notAfter':
                this.#negateLast();
                return;
            case 'with':
                this.#negation = 'none';
                return;
            case 'more':
            case 'less':
                this.#more = role === 'more' ? 1 : -1;
                return;
            case 'from':
                // Russian "с" is also "with".
                this.#negation = 'none';
                this.#end = role;
                return;
            case 'since':
            case 'until':
            case 'before':
            case 'after':
            case 'around':
                this.#end = role;
                return;
            case 'compared':
            case 'comparedAfter':
                this.#isNumberCompared = true;
                return;
            case 'sinceAfter':
            case 'untilAfter':
            case 'beforeAfter':
            case 'afterAfter':
            case 'aroundAfter':
                this.#endLast(role.replace(/After$/, '') as Role);
        }
    }

    #takeSong({ songs, isWanted, isCompared }: Extract<Token, { kind: 'song' }>['mention']): void {
        const isMeant = isWanted && this.#more !== -1;
        this.#more = 0;
        this.#say({ kind: 'like', ...songs, isWanted: isMeant });
        this.#isCompared = isCompared;
    }

    #takeCriterion(criterion: Criterion, isLoose: boolean): void {
        if (this.#isNumberCompared && this.#compareNumber(criterion)) return;
        const direction = directionOf(criterion);
        const more = this.#more !== 0 ? this.#more : this.#isCompared ? 1 : 0;
        const isMore = criterion.isWanted && this.#negation !== 'fresh' && more !== 0;
        this.#more = 0;
        if (isMore && direction && criterion.kind !== 'more')
            return this.#say({ kind: 'more', of: direction.of, isMore: direction.isMore === more > 0, isWanted: true });
        if (more === -1) return this.#say({ ...criterion, isWanted: false }, { isLoose });
        this.#say(criterion, { isLoose });
    }

    /** "80 BPMより遅い", "比80bpm慢": slow is no slower than that; false where it is not of the same. */
    #compareNumber(criterion: Criterion): boolean {
        this.#isNumberCompared = false;
        const last = this.#said.at(-1)?.criterion;
        if (!last || last.kind !== criterion.kind || (criterion.kind !== 'tempo' && criterion.kind !== 'length'))
            return false;
        this.#endLast(criterion.to === null ? 'since' : 'until');
        return true;
    }

    #takeNumber(number: NumberFound, typed: string, next: Token | undefined): void {
        const last = this.#said.at(-1)?.criterion;
        const isEndBehind = next?.kind === 'role' && next.role.endsWith('After') && next.role !== 'notAfter';
        if (this.#end === null && last?.kind === 'more' && last.of === 'tempo' && number.of !== 'year') {
            this.#said.pop();
            return this.#say(ranged('tempo', number, last.isMore ? 'since' : 'until'), { number });
        }
        if (this.#more !== 0 && this.#end === null) {
            // "No less than" is at least.
            const isLess = (this.#more === -1) !== (this.#negation === 'fresh');
            this.#end = isLess ? 'until' : 'since';
            this.#negation = 'none';
            this.#more = 0;
        }
        if (number.of === 'bare' && this.#end === null && !isEndBehind)
            return this.#say({ kind: 'text', text: typed, isWanted: true });
        this.#say(ranged(number.of === 'bare' ? 'tempo' : number.of, number, this.#end), { number });
    }

    /** "2010年以降": what was said of the number is said anew. */
    #endLast(role: Role): void {
        const last = this.#said.at(-1);
        if (!last?.number) return;
        const { kind, isWanted } = last.criterion;
        this.#said[this.#said.length - 1] = {
            ...last,
            criterion: { ...ranged(kind as RangeKind, last.number, role), isWanted },
        };
    }

    #negateLast(): void {
        const from = Math.max(0, this.#said.length - 1 - this.#joined);
        this.#said = this.#said.map((said, i) =>
            i < from ? said : { ...said, criterion: { ...said.criterion, isWanted: false } },
        );
    }

    #say(criterion: Criterion, { isLoose = false, number }: Partial<Omit<Said, 'criterion'>> = {}): void {
        const isNegated = this.#negation === 'fresh' || (this.#negation === 'spent' && this.#isJoining);
        this.#negation = isNegated ? 'spent' : 'none';
        this.#joined = this.#isJoining ? this.#joined + 1 : 0;
        this.#isJoining = false;
        this.#isAtStart = false;
        this.#end = null;
        this.#said.push({
            criterion: isNegated ? { ...criterion, isWanted: !criterion.isWanted } : criterion,
            isLoose,
            ...(number && { number }),
        });
    }
}

/** "From the 70s" is the decade; what has both ends keeps them. */
function ranged(
    kind: RangeKind,
    { from, to, isSpan }: Pick<NumberFound, 'from' | 'to' | 'isSpan'>,
    end: Role | null,
): Criterion {
    const isOne = from === to;
    if (isSpan) return { kind, from, to, isWanted: true };
    const step = kind === 'year' ? 1 : 0;
    switch (end) {
        case 'from':
            return { kind, from, to: isOne ? null : to, isWanted: true };
        case 'since':
            return { kind, from, to: null, isWanted: true };
        case 'until':
            return { kind, from: null, to, isWanted: true };
        case 'before':
            return { kind, from: null, to: from - step, isWanted: true };
        case 'after':
            return { kind, from: to + step, to: null, isWanted: true };
        case 'around':
            return { kind, from: from - around[kind], to: to + around[kind], isWanted: true };
        default:
            return { kind, from: from - (isOne ? exact[kind] : 0), to: to + (isOne ? exact[kind] : 0), isWanted: true };
    }
}

/** What can be asked only once stands as it was said first, as a number before in words, and outright before of an occasion; nothing stands twice. */
function inTheirSlots(said: readonly Said[]): readonly Criterion[] {
    const slotsOf = (some: readonly Said[]): ReadonlySet<string | null> =>
        new Set(some.map(({ criterion }) => slotOf(criterion)));
    const outright = slotsOf(said.filter(({ isLoose }) => !isLoose));
    const counted = slotsOf(said.filter(({ number }) => number));
    const kept = new Map<string, Criterion>();
    for (const { criterion, isLoose, number } of said) {
        const slot = slotOf(criterion);
        if (slot !== null && ((isLoose && outright.has(slot)) || (!number && counted.has(slot)))) continue;
        const key = slot ?? JSON.stringify({ ...criterion, isWanted: true });
        if (!kept.has(key)) kept.set(key, criterion);
    }
    return [...kept.values()];
}
