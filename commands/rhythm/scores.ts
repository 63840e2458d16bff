/** How well tempo and key were heard, against what is annotated. */

export interface Annotation {
    readonly tempoBpm: number | null;
    /** "A minor"; null where it changes or is not clear. */
    readonly key: string | null;
}

export interface RhythmScores {
    readonly tempi: number;
    /** Share of the tempi within 4 %. */
    readonly tempoWithin4Percent: number;
    /** The same of them, their half, double, third or triple. */
    readonly tempoOrMultipleWithin4Percent: number;
    readonly keys: number;
    /** Mean: 1 for the key, 0.5 for one a fifth away, 0.3 for the relative, 0.2 for the parallel. */
    readonly keyMirex: number;
}

const tolerance = 0.04;

/** Of pairs of what was heard (null where nothing was) and what is annotated. */
export function rhythmScores(pairs: readonly (readonly [heard: Annotation, truth: Annotation])[]): RhythmScores {
    const tempi = pairs.flatMap(([heard, { tempoBpm }]) =>
        tempoBpm === null ? [] : [(heard.tempoBpm ?? 0) / tempoBpm],
    );
    const within = (ratio: number, factors: readonly number[]): number =>
        Number(factors.some((factor) => Math.abs(ratio / factor - 1) <= tolerance));
    const keys = pairs.flatMap(([heard, { key }]) =>
        key === null ? [] : [heard.key === null ? 0 : mirex(heard.key, key)],
    );
    return {
        tempi: tempi.length,
        tempoWithin4Percent: mean(tempi.map((ratio) => within(ratio, [1]))),
        tempoOrMultipleWithin4Percent: mean(tempi.map((ratio) => within(ratio, [1, 2, 3, 1 / 2, 1 / 3]))),
        keys: keys.length,
        keyMirex: mean(keys),
    };
}

/** By MIREX's audio key detection. Throws for what is no key. */
export function mirex(heard: string, truth: string): number {
    const [one, other] = [parsed(heard), parsed(truth)];
    const up = (one.tonic - other.tonic + 12) % 12;
    if (one.mode === other.mode) return up === 0 ? 1 : up === 7 || up === 5 ? 0.5 : 0;
    if (up === 0) return 0.2;
    return up === (other.mode === 'major' ? 9 : 3) ? 0.3 : 0;
}

/** How many semitones one key lies above another of its mode, 0 to 11; null where the modes differ. Throws for what is no key. */
export function keyShift(from: string, to: string): number | null {
    const [before, after] = [parsed(from), parsed(to)];
    return before.mode === after.mode ? (after.tonic - before.tonic + 12) % 12 : null;
}

const notes = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 } as const;

function parsed(key: string): { readonly tonic: number; readonly mode: string } {
    const [, letter, accidental, mode] = /^([A-G])([#b]?) (major|minor)$/.exec(key) ?? [];
    if (letter === undefined || mode === undefined) throw new Error(`expected a key such as "Bb minor", not ${key}`);
    const shift = accidental === '#' ? 1 : accidental === 'b' ? 11 : 0;
    return { tonic: (notes[letter as keyof typeof notes] + shift) % 12, mode };
}

function mean(values: readonly number[]): number {
    return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
