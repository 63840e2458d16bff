/** Where a song goes on at another tempo. */
import type { TempoChange } from '../flow.ts';
import { shareNear, tempi } from './tempo-scale.ts';

/** What was heard at one place of the song. */
export interface TempoPlace {
    readonly seconds: number;
    /** Of `tempi`. */
    readonly probabilities: Float32Array;
}

/** Tempi that differ by less are one. */
const same = 0.04;

/** The network's share of probability from which a place alone counts; the places of one tempo count from the lower one, where they are several. */
const sure = { alone: 0.75, several: 0.5 };

interface Section {
    readonly startSeconds: number;
    readonly bpm: number;
    readonly confidences: readonly number[];
}

/**
 * Changes of tempo, in order of time, of a song whose main tempo is known; half and double time are no change. Empty where one clock ticks through
 * the song, as far as its places tell; each change is between two of them.
 */
export function tempoChanges(places: readonly TempoPlace[], mainBpm: number): readonly TempoChange[] {
    const sections: Section[] = [];
    let before = 0;
    for (const place of places) {
        const { bpm, confidence } = heardAt(place, mainBpm);
        const last = sections.at(-1);
        const isFirst = last === undefined;
        if (last && Math.abs(Math.log(bpm / last.bpm)) <= same) {
            sections.splice(-1, 1, { ...last, confidences: [...last.confidences, confidence] });
        } else {
            sections.push({
                startSeconds: isFirst ? 0 : (before + place.seconds) / 2,
                bpm,
                confidences: [confidence],
            });
        }
        before = place.seconds;
    }
    const clear = sections.filter(isClear);
    return clear
        .slice(1)
        .filter(({ bpm }, i) => Math.abs(Math.log(bpm / (clear[i]?.bpm ?? bpm))) > same)
        .map(({ startSeconds, bpm }) => ({ atSeconds: startSeconds, bpm }));
}

function isClear({ confidences }: Section): boolean {
    const mean = confidences.reduce((sum, value) => sum + value, 0) / confidences.length;
    return mean >= (confidences.length > 1 ? sure.several : sure.alone);
}

/** The likeliest tempo of a place, halved or doubled to be as near to the main one as it can be. */
function heardAt({ probabilities }: TempoPlace, mainBpm: number): { bpm: number; confidence: number } {
    const likeliest = probabilities.reduce(
        (best, value, step) => (value > (probabilities[best] ?? 0) ? step : best),
        0,
    );
    const bpm = tempi[likeliest] ?? mainBpm;
    const octaves = Math.round(Math.log2(mainBpm / bpm));
    return { bpm: bpm * 2 ** octaves, confidence: Math.min(1, shareNear(probabilities, bpm)) };
}
