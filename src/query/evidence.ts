/** What speaks for a mood, an instrument or a voice in what the network tells. */

/** Names of traits that say the same; a mood or instrument that is not here stands for itself. */
const sameAs: ReadonlyMap<string, readonly string[]> = new Map([
    ['calm', ['calm', 'chill-out', 'chill']],
    ['gentle', ['mellow']],
    ['tense', ['tense', 'scary']],
    ['playful', ['playful', 'funny']],
    ['happy', ['happy', 'joyful']],
    ['joyful', ['joyful', 'happy']],
    ['energetic', []],
]);

export const traitNamesOf = (name: string): readonly string[] => sameAs.get(name) ?? [name];

/** The moods of which one is said of a song that has the one: what is joyful is happy. */
export const saidAs = (name: string): readonly string[] =>
    name === 'happy' || name === 'joyful' ? ['happy', 'joyful'] : [name];

/** What tells that there are no voices. */
export const noVoices = ['instrumental'];
const women = ['female voice', 'female singer', 'female singing'];
const men = ['male voice', 'male singing'];

/** A voice at all, and that of a woman or a man: what tells it, and what tells against it. */
export const voices: ReadonlyMap<string, { readonly tells: readonly string[]; readonly against: readonly string[] }> =
    new Map([
        ['any', { tells: ['singing', 'female voice', 'female singer', 'male voice', 'rapping'], against: noVoices }],
        ['female voice', { tells: women, against: men }],
        ['male voice', { tells: men, against: women }],
    ]);

/** Decades by the tags that tell their sound. */
export const decadeTags: ReadonlyMap<string, readonly [from: number, to: number]> = new Map([
    ['60s', [1960, 1969]],
    ['70s', [1970, 1979]],
    ['80s', [1980, 1989]],
    ['90s', [1990, 1999]],
    ['00s', [2000, 2009]],
]);
