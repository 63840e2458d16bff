/** A song's rhythm, from all that was read of it and what the rhythm network says of it. */
import { energyOf } from '../features/energy.ts';
import type { KeyColumns } from '../features/key-columns.ts';
import { findKey } from '../features/key.ts';
import { soundingPart, type HeardRhythm } from '../features/rhythm.ts';
import { tempoChanges, type TempoPlace } from '../features/tempo-changes.ts';
import { tempi } from '../features/tempo-scale.ts';
import { findTempo, onsetsBetween } from '../features/tempo.ts';
import type { Rhythm } from '../flow.ts';
import type { RhythmNetwork } from '../network/rhythm-network.ts';
import type { TempoListening } from './tempo-listening.ts';

/** Less music has no tempo, or no key. */
const shortestSeconds = { tempo: 5, key: 2 };

/** Semitones from a song's own tuning at which the key network hears it: the mean is steadier than what it says at the tuning itself. */
const keyOffsets = [-0.25, 0.25];

/** Onsets of noise repeat less than this at any tempo: where no note stands out either, there is none. */
const leastPulseWithoutNotes = 0.1;

const noTempo = { tempoBpm: null, tempoConfidence: null, beats: null, tempoChanges: null } as const;

/** What was collected while the song was read. */
interface SongHeard {
    readonly heard: HeardRhythm;
    readonly tempo: TempoListening;
    readonly keyColumns: KeyColumns;
    readonly loudnessLufs: number | null;
}

export async function songRhythm(
    { heard, tempo: listening, keyColumns, loudnessLufs }: SongHeard,
    network: RhythmNetwork,
    signal?: AbortSignal,
): Promise<Rhythm> {
    const { columns, startSeconds, endSeconds } = soundingPart(listening.columns);
    const onsets = onsetsBetween(heard.onsets, startSeconds, endSeconds);
    const hasKey = loudnessLufs !== null && endSeconds - startSeconds >= shortestSeconds.key;
    const key = hasKey ? findKey(await keyLogits(heard, keyColumns, network), heard.pitchClasses) : null;
    const about = { key, loudnessLufs, danceability: heard.danceability, energy: energyOf(loudnessLufs, onsets) };
    if (loudnessLufs === null || endSeconds - startSeconds < shortestSeconds.tempo) return { ...about, ...noTempo };
    const places = await listening.places(columns, signal);
    const tempo = findTempo(meanOf(places), onsets);
    if (!tempo || (key === null && tempo.pulse < leastPulseWithoutNotes)) return { ...about, ...noTempo };
    const changes = tempoChanges(places, tempo.bpm);
    const { bpm, confidence, firstSeconds } = tempo;
    const beats =
        firstSeconds === null || changes.length > 0 ? null : { firstSeconds: startSeconds + firstSeconds, bpm };
    return { ...about, tempoBpm: bpm, tempoConfidence: confidence, beats, tempoChanges: changes };
}

/** What the network says of the song as if it were in tune. */
async function keyLogits(heard: HeardRhythm, columns: KeyColumns, network: RhythmNetwork): Promise<Float32Array> {
    const mean = new Float32Array(24);
    for (const offset of keyOffsets) {
        const logits = await network.key(columns.lowered(heard.semitonesAbove + offset));
        logits.forEach((logit, key) => (mean[key] = (mean[key] ?? 0) + logit / keyOffsets.length));
    }
    return mean;
}

function meanOf(places: readonly TempoPlace[]): Float32Array {
    return Float32Array.from(tempi, (_, step) =>
        places.reduce((sum, { probabilities }) => sum + (probabilities[step] ?? 0) / places.length, 0),
    );
}
