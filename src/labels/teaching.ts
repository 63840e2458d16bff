/** What a listener says of a song and a label: yes, no, or nothing. Pure. */
import type { Track } from '../flow.ts';
import { isHeardByAnother } from '../meaning/same-network.ts';
import type { Example, Label } from './label.ts';

/** 'open': nothing is said, so that Segue may. */
export type Word = 'yes' | 'no' | 'open';

export function exampleOf({ id, title, artist, analysis }: Track): Example {
    const { model, styles, embedding } = analysis;
    return { songId: id, title, artist: artist ?? null, network: model, styles, embedding };
}

export function wordOf({ examples, counterexamples }: Label, songId: string): Word {
    const among = (all: readonly Example[]): boolean => all.some((one) => one.songId === songId);
    return among(examples) ? 'yes' : among(counterexamples) ? 'no' : 'open';
}

/** The same label where all of it was said already. */
export function taughtWith(label: Label, tracks: readonly Track[], word: Word): Label {
    const changed = tracks.filter(({ id }) => wordOf(label, id) !== word);
    if (changed.length === 0) return label;
    const ids = new Set(changed.map(({ id }) => id));
    const without = (all: readonly Example[]): readonly Example[] => all.filter(({ songId }) => !ids.has(songId));
    const added = changed.map(exampleOf);
    return {
        ...label,
        examples: [...without(label.examples), ...(word === 'yes' ? added : [])],
        counterexamples: [...without(label.counterexamples), ...(word === 'no' ? added : [])],
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

/** Examples of the label that cannot teach this network before they are heard again. */
export function outdatedIn({ examples, counterexamples }: Label, network: string): readonly Example[] {
    return [...examples, ...counterexamples].filter((example) => example.network !== network);
}
