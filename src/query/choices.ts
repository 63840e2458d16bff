/** What "or" stands between, as one choice: "jazz or blues", "rock, metal or punk", "slow rock or metal from the 80s or 90s". */
import { anyOf, type Criterion, type Single, singlesOf } from './criterion.ts';
import type { NumberFound } from './numbers.ts';

export interface Said {
    readonly criterion: Criterion;
    readonly isLoose: boolean;
    /** Where it is one number, or two. */
    readonly number?: NumberFound;
    /** A name in quotation marks, which nothing else can be meant by. */
    readonly isQuoted?: boolean;
    /** What stands before it. */
    readonly isAfter: 'pause' | 'or' | null;
}

/** In their order, each choice where the first of it was said. */
export function withChoices(said: readonly Said[]): readonly Said[] {
    const whole: Said[] = [];
    /** What was said between the last two commas, and since the last. */
    let [before, left]: [Said[], Said[]] = [[], []];
    for (const part of partsOf(said)) {
        if (part[0]?.isAfter === 'or') {
            left = chosen(left, part);
            takeListed(before, left);
        } else {
            whole.push(...before);
            [before, left] = [left, [...part]];
        }
    }
    return [...whole, ...before, ...left];
}

/** Parted where there is a comma, or "or". */
function partsOf(said: readonly Said[]): readonly Said[][] {
    const parts: Said[][] = [];
    for (const one of said) {
        const part = parts.at(-1);
        if (!part || one.isAfter !== null) parts.push([one]);
        else part.push(one);
    }
    return parts;
}

/** Of what stands on both sides, what is of one kind; else what stands next to "or". */
function chosen(left: readonly Said[], right: readonly Said[]): Said[] {
    const all = [...left];
    const rest: Said[] = [];
    for (const one of right) {
        const place = left.findLastIndex(
            (other, i) => all[i] === other && canJoin(other, one) && areOfOneKind(other, one),
        );
        if (place < 0) rest.push(one);
        else all[place] = joined(all[place] ?? one, one);
    }
    const [next, ...others] = rest;
    const last = all.at(-1);
    if (rest.length < right.length || !next || !last || !canJoin(last, next)) {
        // "Running or driving": what else an occasion asks for is not of both.
        const areLoose = rest.length < right.length && [...left, ...right].every(({ isLoose }) => isLoose);
        return areLoose ? all.filter(({ criterion }) => criterion.kind === 'any') : [...all, ...rest];
    }
    return [...all.slice(0, -1), joined(last, next), ...others];
}

/** "Rock, metal or punk": what stands before the comma belongs to it; left out, it is a list of what is left out. */
function takeListed(before: Said[], left: Said[]): void {
    const [first, ...others] = left;
    const last = before.at(-1);
    if (!first || !last || first.criterion.kind !== 'any' || !areOfOneKind(last, first)) return;
    if (canJoin(last, first)) {
        before.pop();
        left.splice(0, 1, joined(last, first));
    } else if (!last.criterion.isWanted && others.length === 0 && singlesOf([first.criterion]).every(isNamedByKind)) {
        const leftOut = first.criterion.of.map((one) => ({ ...first, criterion: { ...one, isWanted: false } }));
        left.splice(0, 1, ...leftOut);
    }
}

/** "Not sad, happy or playful" does not leave out what is happy. */
const isNamedByKind = ({ kind }: Single): boolean => kind === 'style' || kind === 'instrument' || kind === 'language';

const canJoin = (one: Said, other: Said): boolean =>
    one.criterion.isWanted &&
    other.criterion.isWanted &&
    (areNamed(one.criterion) === areNamed(other.criterion) || one.isQuoted === true || other.isQuoted === true);

/** Of names that are not understood nothing is known but that they are names. */
const areNamed = (criterion: Criterion): boolean =>
    singlesOf([criterion]).some(({ kind }) => kind === 'text' || kind === 'like');

const areOfOneKind = (one: Said, other: Said): boolean =>
    singlesOf([one.criterion]).some((a) => singlesOf([other.criterion]).some((b) => sortOf(a) === sortOf(b)));

/** Rap is named as styles are; how a song feels is said in moods and in measures; "like Nebula or Aurora" is like either. */
function sortOf(criterion: Single): string {
    switch (criterion.kind) {
        case 'measure':
            return criterion.of === 'danceability' ? criterion.of : 'mood';
        case 'mode':
            return 'key';
        case 'voice':
            return criterion.name === 'rapping' ? 'style' : 'voice';
        case 'text':
            return 'like';
        default:
            return criterion.kind;
    }
}

function joined(one: Said, other: Said): Said {
    const singles = singlesOf([one.criterion, other.criterion]);
    const isLike = singles.some(({ kind }) => kind === 'like');
    const choices = singles.map((single) =>
        isLike && single.kind === 'text'
            ? ({ kind: 'like', name: single.text, ids: [], isWanted: true } as const)
            : single,
    );
    return { ...one, isLoose: one.isLoose && other.isLoose, criterion: anyOf(choices) ?? one.criterion };
}
