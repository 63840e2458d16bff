/** The words of a question in their order -> what is asked for: what is left out, compared, joined, and which number is of what. */
import { type Said, withChoices } from './choices.ts';
import { type Criterion, directionOf, type RangeKind, slotOf } from './criterion.ts';
import type { SongMention } from './named-songs.ts';
import type { NumberFound } from './numbers.ts';
import { introductions, type Role, type Shared } from './parts.ts';
import { withUnits } from './shared-units.ts';
import type { NamedSongs } from './song-names.ts';
import type { Token } from './tokens.ts';
import { partOfDecade, type PartOfDecade, ranged } from './typed-ranges.ts';

/** Reads the tokens from left to right. */
export class Sentence {
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
    #isAfterOr = false;
    #partOfDecade: PartOfDecade | null = null;
    /** The last one, and what is to be shared with the next. */
    #song: NamedSongs | null = null;
    #toShare: { readonly shared: Shared; readonly typed: string }[] = [];
    readonly #sharedWith: (shared: Shared, songs: NamedSongs | null) => Criterion | null;

    constructor(tokens: readonly Token[], shares: (shared: Shared, songs: NamedSongs | null) => Criterion | null) {
        this.#tokens = withUnits(tokens);
        this.#sharedWith = shares;
    }

    criteria(): readonly Criterion[] {
        this.#tokens.forEach((token, i) => this.#take(token, this.#tokens[i + 1]));
        this.#share();
        return inTheirSlots(withChoices(this.#said));
    }

    #take(token: Token, next: Token | undefined): void {
        switch (token.kind) {
            case 'pause':
                this.#negation = 'none';
                this.#isCompared = false;
                this.#isNumberCompared = false;
                this.#isAtStart = true;
                this.#isAfterOr = false;
                [this.#more, this.#joined, this.#end] = [0, 0, null];
                return;
            case 'role':
                return this.#play(token.role, token.typed, next);
            case 'song':
                return this.#takeSong(token.mention, token.typed);
            case 'number':
                return this.#takeNumber(token.number, token.typed, next);
            case 'text':
                return this.#say({ kind: 'text', text: token.text, isWanted: true }, { isQuoted: token.isQuoted });
            case 'criteria':
                for (const criterion of token.criteria) this.#takeCriterion(criterion, token.isLoose);
        }
    }

    #play(role: Role, typed: string, next: Token | undefined): void {
        switch (role) {
            case 'and':
            case 'or':
                this.#isAfterOr = role === 'or' && this.#said.length > 0;
                // "Jazz, blues, or rock".
                this.#isJoining = this.#isAfterOr || !this.#isAtStart;
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
                // Russian "с" is also "with": "без вокала с пианино", but "не с 80-х".
                if (next?.kind !== 'number' && !isYear(next)) this.#negation = 'none';
                this.#end = role;
                return;
            case 'since':
            case 'until':
            case 'before':
            case 'after':
                // "170 bpm and above".
                if (this.#isJoining || !next || next.kind === 'pause') this.#endLast(role);
                this.#end = role;
                return;
            case 'around':
                this.#end = role;
                return;
            case 'early':
            case 'mid':
            case 'late':
                if (!isYear(next)) return this.#say({ kind: 'text', text: typed, isWanted: true });
                this.#partOfDecade = role;
                return;
            case 'earlyAfter':
            case 'midAfter':
            case 'lateAfter':
                return this.#narrowLast(role.replace(/After$/, '') as PartOfDecade, typed);
            case 'sameKey':
            case 'sameKeyAfter':
            case 'sameTempo':
            case 'sameTempoAfter':
            case 'sameEnergy':
            case 'sameEnergyAfter':
            case 'sameMood':
            case 'sameMoodAfter':
            case 'sameStyle':
            case 'sameStyleAfter':
                this.#toShare.push({ shared: introductions[role]?.shares ?? 'key', typed });
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

    #takeSong({ songs, isWanted, isCompared, shares }: SongMention, typed: string): void {
        this.#song = songs;
        if (shares) this.#toShare.push({ shared: shares, typed });
        if (this.#toShare.length > 0) return this.#share();
        const isMeant = isWanted && this.#more !== -1;
        this.#more = 0;
        this.#say({ kind: 'like', ...songs, isWanted: isMeant });
        this.#isCompared = isCompared;
    }

    #share(): void {
        for (const { shared, typed } of this.#toShare.splice(0)) {
            const criterion = this.#sharedWith(shared, this.#song) ?? { kind: 'text', text: typed, isWanted: true };
            this.#say(criterion, { number: tempoIn(criterion) });
        }
    }

    #narrowLast(part: PartOfDecade, typed: string): void {
        const last = this.#said.pop();
        if (!last || last.criterion.kind !== 'year') this.#say({ kind: 'text', text: typed, isWanted: true });
        else this.#said.push({ ...last, criterion: partOfDecade(last.criterion, part) });
    }

    #takeCriterion(criterion: Criterion, isLoose: boolean): void {
        if (this.#isNumberCompared && this.#compareNumber(criterion)) return;
        const direction = directionOf(criterion);
        const more = this.#more !== 0 ? this.#more : this.#isCompared ? 1 : 0;
        const isMore = criterion.isWanted && this.#negation !== 'fresh' && more !== 0;
        this.#more = 0;
        if (isMore && direction && criterion.kind !== 'more')
            criterion = { kind: 'more', of: direction.of, isMore: direction.isMore === more > 0, isWanted: true };
        // "120 bpm or faster".
        if (criterion.kind === 'more' && this.#isJoining && this.#said.at(-1)?.criterion.kind === criterion.of)
            return this.#endLast(criterion.isMore ? 'since' : 'until');
        if (isMore) return this.#say(criterion, { isLoose: isLoose && criterion.kind !== 'more' });
        if (more === -1) return this.#say(negated(criterion), { isLoose });
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
        this.#isJoining = this.#isAfterOr = false;
        const { kind, isWanted } = last.criterion;
        this.#said[this.#said.length - 1] = {
            ...last,
            criterion: { ...ranged(kind as RangeKind, last.number, role), isWanted },
        };
    }

    #negateLast(): void {
        const from = Math.max(0, this.#said.length - 1 - this.#joined);
        this.#said = this.#said.map((said, i) =>
            i < from || !said.criterion.isWanted ? said : { ...said, criterion: negated(said.criterion) },
        );
    }

    #say(criterion: Criterion, { isLoose = false, isQuoted, number }: How = {}): void {
        if (this.#partOfDecade !== null) criterion = partOfDecade(criterion, this.#partOfDecade);
        this.#partOfDecade = null;
        const isNegated = this.#negation === 'fresh' || (this.#negation === 'spent' && this.#isJoining);
        this.#negation = isNegated ? 'spent' : 'none';
        this.#joined = this.#isJoining ? this.#joined + 1 : 0;
        this.#said.push({
            criterion: isNegated ? negated(criterion) : criterion,
            isLoose,
            isAfter: this.#isAfterOr ? 'or' : this.#isAtStart ? 'pause' : null,
            ...(number && { number }),
            ...(isQuoted && { isQuoted }),
        });
        this.#isJoining = this.#isAtStart = this.#isAfterOr = false;
        this.#end = null;
    }
}

/** How something is said. */
interface How {
    readonly isLoose?: boolean;
    readonly isQuoted?: boolean | undefined;
    readonly number?: NumberFound | undefined;
}

/** "At the tempo of Nebula or faster": it is one number, as one that is typed. */
function tempoIn(criterion: Criterion): NumberFound | undefined {
    if (criterion.kind !== 'tempo' || criterion.from === null || criterion.to === null) return undefined;
    const middle = (criterion.from + criterion.to) / 2;
    return { of: 'tempo', from: middle, to: middle, isSpan: false, end: 0 };
}

/** Not louder is quieter. */
const negated = (criterion: Criterion): Criterion =>
    criterion.kind === 'more'
        ? { ...criterion, isMore: !criterion.isMore }
        : { ...criterion, isWanted: !criterion.isWanted };

const isYear = (token: Token | undefined): boolean =>
    token?.kind === 'number'
        ? token.number.of === 'year'
        : token?.kind === 'criteria' && token.criteria[0]?.kind === 'year';

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
