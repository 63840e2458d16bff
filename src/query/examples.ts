/** Questions that a library answers: made from its own songs, so that each finds some. */
import type { Track } from '../flow.ts';
import { read } from '../meaning/reading.ts';
import { tempoBorders, tempoFeel } from '../meaning/tempo.ts';
import { answer } from './answer.ts';
import { clearnessOf } from '../meaning/clearness.ts';
import type { Criterion } from './criterion.ts';
import { noVoices } from './evidence.ts';
import type { Known } from './known.ts';

const examples = 3;
/** Of a large library, the newest songs stand for all. */
const [mostSongs, mostTried] = [1000, 40];

type Shape = (track: Track, known: Known) => readonly Criterion[] | null;

/** Three at most, each of another shape; none of an empty library. */
export function examplesOf(known: Known): readonly (readonly Criterion[])[] {
    const few = { ...known, tracks: known.tracks.slice(0, mostSongs) };
    const found: (readonly Criterion[])[] = [];
    for (const shape of [ofMood, ofLikeness, ofTempo, ofDecade, ofStyle]) {
        if (found.length === examples) break;
        const example = firstOf(shape, few);
        if (example) found.push(example);
    }
    return found;
}

/** What finds some songs and not nearly all. */
function firstOf(shape: Shape, known: Known): readonly Criterion[] | null {
    const enough = Math.max(1, known.tracks.length * 0.8);
    for (const track of known.tracks.slice(0, mostTried)) {
        const criteria = shape(track, known);
        const songs = criteria ? answer(criteria, known).length : 0;
        if (criteria && songs > 0 && songs <= enough) return criteria;
    }
    return null;
}

const styleOf = (track: Track, { contract }: Known): string | null => {
    const { ownStyle, filedUnder } = read(track.analysis, contract);
    return ownStyle ?? filedUnder;
};

function ofMood(track: Track, known: Known): readonly Criterion[] | null {
    const { feeling, shown } = read(track.analysis, known.contract);
    const mood = feeling?.quadrant ?? shown.find(({ kind }) => kind === 'mood')?.name ?? null;
    const style = styleOf(track, known);
    if (mood === null || style === null) return null;
    return [
        { kind: 'mood', name: mood, isWanted: true },
        { kind: 'style', name: style, isWanted: true },
    ];
}

function ofLikeness({ id, title }: Track, known: Known): readonly Criterion[] | null {
    if (known.tracks.filter((other) => other.title === title).length > 1) return null;
    return [
        { kind: 'like', name: title, ids: [id], isWanted: true },
        { kind: 'more', of: 'energy', isMore: false, isWanted: true },
    ];
}

function ofTempo(track: Track, known: Known): readonly Criterion[] | null {
    const bpm = read(track.analysis, known.contract).rhythm?.tempoBpm;
    const feel = bpm ? tempoFeel(bpm) : 'moderate';
    if (feel === 'moderate') return null;
    const isQuick = feel === 'brisk' || feel === 'fast';
    const [from, to] = isQuick ? [tempoBorders.brisk, null] : [null, tempoBorders.moderate - 1];
    const isSung = (clearnessOf(noVoices, known.contract)?.of(track.analysis) ?? 0) < 1;
    return [
        { kind: 'tempo', from, to, isWanted: true },
        { kind: 'voice', name: 'any', isWanted: isSung },
    ];
}

function ofDecade({ year }: Track): readonly Criterion[] | null {
    if (year === undefined || year < 1950) return null;
    const from = Math.floor(year / 10) * 10;
    return [{ kind: 'year', from, to: from + 9, isWanted: true }];
}

function ofStyle(track: Track, known: Known): readonly Criterion[] | null {
    const style = styleOf(track, known);
    return style === null ? null : [{ kind: 'style', name: style, isWanted: true }];
}
