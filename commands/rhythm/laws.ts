/** What must follow when a song is changed, whoever made it and though nobody has annotated it. */
import { pieceRateHz, type Variant } from '../robustness/variants.ts';
import { isKeySureAt, isTempoSure } from '../../src/meaning/rhythm-surety.ts';
import { type Annotation, keyShift } from './scores.ts';

export interface Heard extends Annotation {
    /** Both 0 to 1. */
    readonly tempoConfidence: number | null;
    readonly keyConfidence: number | null;
}

export const nothingHeard: Heard = { tempoBpm: null, key: null, tempoConfidence: null, keyConfidence: null };

export interface Law extends Variant {
    /** How many times as fast the song becomes; null where its tempo is not asked about. */
    readonly faster: number | null;
    /** How much higher it sounds; null where its key is not asked about. */
    readonly semitones: number | null;
}

/** What is a hundredth off is the same tempo; a silence in front may move it by less. */
const tolerance = { same: 0.005, stretched: 0.01 };
/** A key as near as the nearest, in semitones: half a semitone lies between two. */
const asNear = 0.5;

const filtered = (...filters: readonly string[]): Variant => ({
    options: ['-af', filters.join(',')],
    extension: 'wav',
});

/** As a turntable does it, so that no pitch shifter has a say; at the song's own speed where it is transposed. */
function higher(semitones: number, keepsTempo: boolean): Law {
    const ratio = 2 ** (semitones / 12);
    const filters = [`asetrate=${Math.round(pieceRateHz * ratio)}`, `aresample=${pieceRateHz}`];
    return { ...filtered(...filters, ...(keepsTempo ? [`atempo=${1 / ratio}`] : [])), faster: null, semitones };
}

export const laws: Readonly<Record<string, Law>> = {
    silence_in_front: { ...filtered('adelay=2300:all=1'), faster: 1, semitones: null },
    faster_8_percent: { ...filtered('atempo=1.08'), faster: 1.08, semitones: null },
    lower_25_cents: higher(-0.25, false),
    higher_25_cents: higher(0.25, false),
    lower_50_cents: higher(-0.5, false),
    higher_50_cents: higher(0.5, false),
    higher_2_semitones: higher(2, true),
    lower_3_semitones: higher(-3, true),
};

/** Whether a law is kept by what was heard before and after; null where the song had no tempo, or no key, to begin with. */
export function isKept({ faster, semitones }: Law, before: Annotation, after: Annotation): boolean | null {
    if (faster !== null) {
        if (before.tempoBpm === null) return null;
        const off = Math.abs((after.tempoBpm ?? 0) / (before.tempoBpm * faster) - 1);
        return off <= (faster === 1 ? tolerance.same : tolerance.stretched);
    }
    if (semitones === null || before.key === null) return null;
    if (after.key === null) return false;
    const moved = keyShift(before.key, after.key);
    if (moved === null) return false;
    const off = Math.abs(moved - semitones) % 12;
    return Math.min(off, 12 - off) <= asNear;
}

/** Whether what the law is about was said without reserve. */
export function isSure({ faster }: Law, heard: Heard): boolean {
    return faster === null ? isKeySureAt(heard.keyConfidence ?? 0) : isTempoSure(heard);
}
