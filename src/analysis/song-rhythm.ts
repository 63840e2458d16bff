/** A song's rhythm, from all that was read of it and what the rhythm network says of it. */
import { energyOf } from '../features/energy.ts';
import type { KeyColumns } from '../features/key-columns.ts';
import { findKey } from '../features/key.ts';
import { secondsOf, type RhythmMeter } from '../features/rhythm.ts';
import { tempoChanges, type TempoPlace } from '../features/tempo-changes.ts';
import { picturesAt, speeds, tempoPlaces } from '../features/tempo-places.ts';
import { tempi, tempoProbabilities } from '../features/tempo-scale.ts';
import { findTempo, onsetsBetween } from '../features/tempo.ts';
import type { Rhythm } from '../flow.ts';
import type { RhythmNetwork } from '../network/rhythm-network.ts';

/** Less music has no tempo, or no key. */
const shortestSeconds = { tempo: 5, key: 2 };

const noTempo = { tempoBpm: null, tempoConfidence: null, beats: null, tempoChanges: null } as const;

/** What was collected while the song was read. */
interface SongHeard {
    readonly meter: RhythmMeter;
    readonly keyColumns: KeyColumns;
    readonly loudnessLufs: number | null;
}

export async function songRhythm(
    { meter, keyColumns, loudnessLufs }: SongHeard,
    network: RhythmNetwork,
    signal?: AbortSignal,
): Promise<Rhythm> {
    const { columns, startSeconds, endSeconds } = meter.sounding();
    const onsets = onsetsBetween(meter.onsets, startSeconds, endSeconds);
    const hasKey = loudnessLufs !== null && endSeconds - startSeconds >= shortestSeconds.key;
    const key = hasKey ? findKey(await network.key(keyColumns.chosen()), meter.pitchClasses) : null;
    const about = { key, loudnessLufs, danceability: meter.danceability, energy: energyOf(loudnessLufs, onsets) };
    if (loudnessLufs === null || endSeconds - startSeconds < shortestSeconds.tempo) return { ...about, ...noTempo };
    const places: TempoPlace[] = [];
    for (const middle of tempoPlaces(...columns)) {
        const classes = await network.tempo(picturesAt(meter.columns, middle, columns), speeds.length);
        signal?.throwIfAborted();
        places.push({ seconds: secondsOf(middle), probabilities: tempoProbabilities(classes) });
    }
    const tempo = findTempo(meanOf(places), onsets);
    if (!tempo) return { ...about, ...noTempo };
    const changes = tempoChanges(places, tempo.bpm);
    const { bpm, confidence, firstSeconds } = tempo;
    const beats =
        firstSeconds === null || changes.length > 0 ? null : { firstSeconds: startSeconds + firstSeconds, bpm };
    return { ...about, tempoBpm: bpm, tempoConfidence: confidence, beats, tempoChanges: changes };
}

function meanOf(places: readonly TempoPlace[]): Float32Array {
    return Float32Array.from(tempi, (_, step) =>
        places.reduce((sum, { probabilities }) => sum + (probabilities[step] ?? 0) / places.length, 0),
    );
}
