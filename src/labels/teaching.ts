/** What a listener says of a song and a label: yes, no, or nothing. Pure. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { isHeardByAnother } from '../meaning/same-network.ts';
import type { Example, Label } from './label.ts';

/** 'open': nothing is said, so that Segue may. */
export type Verdict = 'yes' | 'no' | 'open';

export function exampleOf({ id, title, artist, analysis }: Track): Example {
    const { model, styles, embedding } = analysis;
    return { songId: id, title, artist: artist ?? null, network: model, styles, embedding };
}

const known = new WeakMap<Label, ReadonlyMap<string, Verdict>>();

/** Kept for each label: lists ask about thousands of songs. */
export function verdictOf(label: Label, songId: string): Verdict {
    let verdicts = known.get(label);
    if (!verdicts) {
        const no = label.counterexamples.map((example) => [example.songId, 'no'] as const);
        const yes = label.examples.map((example) => [example.songId, 'yes'] as const);
        known.set(label, (verdicts = new Map<string, Verdict>([...no, ...yes])));
    }
    return verdicts.get(songId) ?? 'open';
}

/** The same label where all of it was said already. */
export function taughtWith(label: Label, tracks: readonly Track[], verdict: Verdict): Label {
    const changed = tracks.filter(({ id }) => verdictOf(label, id) !== verdict);
    if (changed.length === 0) return label;
    const ids = new Set(changed.map(({ id }) => id));
    const without = (all: readonly Example[]): readonly Example[] => all.filter(({ songId }) => !ids.has(songId));
    const added = changed.map(exampleOf);
    return {
        ...label,
        examples: [...without(label.examples), ...(verdict === 'yes' ? added : [])],
        counterexamples: [...without(label.counterexamples), ...(verdict === 'no' ? added : [])],
    };
}

/** With songs of the library as this network heard them, where an example was heard by another; the same label where none was. */
export function heardAnew(label: Label, trackOf: (id: string) => Track | undefined, network: string): Label {
    const anew = (all: readonly Example[]): readonly Example[] => {
        const renewed = all.map((example) => {
            const track = example.network === network ? undefined : trackOf(example.songId);
            return track && !isHeardByAnother(track.analysis, { version: network }) ? exampleOf(track) : example;
        });
        return renewed.some((one, i) => one !== all[i]) ? renewed : all;
    };
    const [examples, counterexamples] = [anew(label.examples), anew(label.counterexamples)];
    const isSame = examples === label.examples && counterexamples === label.counterexamples;
    return isSame ? label : { ...label, examples, counterexamples };
}

/** Whether it can teach this network: one that another has heard is to be heard again first. */
export const teaches = ({ network, styles, embedding }: Example, contract: Contract): boolean =>
    network === contract.version &&
    styles.length === contract.styles.length &&
    embedding.length === contract.embeddingLength;

/** Whether it is learned of what this network has heard; one that was given to nothing yet is too. */
export function canTeach({ examples, counterexamples }: Label, contract: Contract): boolean {
    const all = [...examples, ...counterexamples];
    return all.length === 0 || all.some((example) => teaches(example, contract));
}

/** What cannot teach this network, by whether the library has the songs. */
export function outdatedIn(
    { examples, counterexamples }: Label,
    contract: Contract,
    isInLibrary: (songId: string) => boolean,
): { readonly here: readonly Example[]; readonly gone: readonly Example[] } {
    const outdated = [...examples, ...counterexamples].filter((example) => !teaches(example, contract));
    const isHere = ({ songId }: Example): boolean => isInLibrary(songId);
    return { here: outdated.filter(isHere), gone: outdated.filter((example) => !isHere(example)) };
}
