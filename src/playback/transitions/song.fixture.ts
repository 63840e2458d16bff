/** Songs as transitions see them. */
import { makeTrack } from '../../library/track.fixture.ts';
import type { BeatGrid } from '../../flow.ts';
import type { Edges } from './edges.ts';
import type { Song } from './together.ts';

interface Options {
    readonly durationSeconds?: number;
    readonly beats?: BeatGrid | null;
    readonly tempoConfidence?: number;
    readonly edges?: Partial<Edges>;
    readonly fileName?: string;
    readonly album?: string;
    readonly artist?: string;
}

/** 200 s long, sounding from end to end, without a beat. */
export function songWith(options: Options = {}): Song {
    const { durationSeconds = 200, beats = null, tempoConfidence = 0.9, edges, ...about } = options;
    const track = makeTrack(about);
    const rhythm = { ...track.analysis.rhythm, beats, tempoBpm: beats?.bpm ?? null, tempoConfidence };
    return {
        track: { ...track, analysis: { ...track.analysis, durationSeconds, rhythm } },
        edges: {
            beginsSeconds: 0,
            arrivedSeconds: 0,
            fadesSeconds: durationSeconds,
            endsSeconds: durationSeconds,
            ...edges,
        },
    };
}
