/** What speaks for a mood, an instrument or a voice in what the network tells. */

/** Names of traits that say the same; a mood or instrument that is not here stands for itself. */
const sameAs: Readonly<Record<string, readonly string[]>> = {
    calm: ['calm', 'chill-out', 'chill'],
    gentle: ['mellow'],
    tense: ['tense', 'scary'],
    playful: ['playful', 'funny'],
    happy: ['happy', 'joyful'],
    joyful: ['joyful', 'happy'],
    energetic: [],
};

export const traitNamesOf = (name: string): readonly string[] => sameAs[name] ?? [name];

/** A voice at all, and that of a woman or a man. */
export const voices = {
    any: ['singing', 'female voice', 'female singer', 'male voice', 'rapping'],
    'female voice': ['female voice', 'female singer', 'female singing'],
    'male voice': ['male voice', 'male singing'],
    none: ['instrumental'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Decades by the tags that tell their sound. */
export const decadeTags: ReadonlyMap<string, readonly [from: number, to: number]> = new Map([
    ['60s', [1960, 1969]],
    ['70s', [1970, 1979]],
    ['80s', [1980, 1989]],
    ['90s', [1990, 1999]],
    ['00s', [2000, 2009]],
]);
