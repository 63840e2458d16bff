/** The parts that words play in a question, beside the criteria that they name. "After" means that they stand behind what they are of. */
const roles = [
    /** Without, and more or less of, what follows; joined by "and" to what else is left out. */
    'not',
    'notAfter',
    'more',
    'less',
    'and',
    /** Either of what it stands between. */
    'or',
    /** What ends what "not" is of. */
    'with',
    /** Before and behind the name of a song; compared: what follows is more so than that song. */
    'like',
    'likeAfter',
    'unlike',
    'unlikeAfter',
    'compared',
    'comparedAfter',
    /** Before or behind a song, or alone, of the last one: in its key, at its tempo, with its energy, of its mood, in its style. */
    'sameKey',
    'sameKeyAfter',
    'sameTempo',
    'sameTempoAfter',
    'sameEnergy',
    'sameEnergyAfter',
    'sameMood',
    'sameMoodAfter',
    'sameStyle',
    'sameStyleAfter',
    /** The song on the screen. */
    'this',
    /** Which end of a range a number is. */
    'from',
    'since',
    'sinceAfter',
    'until',
    'untilAfter',
    'before',
    'beforeAfter',
    'after',
    'afterAfter',
    'around',
    'aroundAfter',
    /** Which part of a decade. */
    'early',
    'earlyAfter',
    'mid',
    'midAfter',
    'late',
    'lateAfter',
    /** Says nothing of the music. */
    'filler',
] as const;

export type Role = (typeof roles)[number];

export const isRole = (meaning: string): meaning is Role => (roles as readonly string[]).includes(meaning);

/** What a song is to have of another. */
export type Shared = 'key' | 'tempo' | 'energy' | 'mood' | 'style';

interface Introduction {
    readonly isBehind: boolean;
    readonly isWanted: boolean;
    readonly isCompared: boolean;
    /** Missing: it is to be like it. */
    readonly shares?: Shared;
}

const same = { isWanted: true, isCompared: false } as const;

/** What introduces a song, and on which side of it it stands. */
export const introductions: Readonly<Partial<Record<Role, Introduction>>> = {
    like: { isBehind: false, isWanted: true, isCompared: false },
    likeAfter: { isBehind: true, isWanted: true, isCompared: false },
    unlike: { isBehind: false, isWanted: false, isCompared: false },
    unlikeAfter: { isBehind: true, isWanted: false, isCompared: false },
    compared: { isBehind: false, isWanted: true, isCompared: true },
    comparedAfter: { isBehind: true, isWanted: true, isCompared: true },
    sameKey: { ...same, isBehind: false, shares: 'key' },
    sameKeyAfter: { ...same, isBehind: true, shares: 'key' },
    sameTempo: { ...same, isBehind: false, shares: 'tempo' },
    sameTempoAfter: { ...same, isBehind: true, shares: 'tempo' },
    sameEnergy: { ...same, isBehind: false, shares: 'energy' },
    sameEnergyAfter: { ...same, isBehind: true, shares: 'energy' },
    sameMood: { ...same, isBehind: false, shares: 'mood' },
    sameMoodAfter: { ...same, isBehind: true, shares: 'mood' },
    sameStyle: { ...same, isBehind: false, shares: 'style' },
    sameStyleAfter: { ...same, isBehind: true, shares: 'style' },
};
