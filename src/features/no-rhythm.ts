import type { Rhythm } from '../flow.ts';

/** Of music that gives no answer, or none yet. */
export const noRhythm: Rhythm = {
    tempoBpm: null,
    tempoConfidence: null,
    beats: null,
    tempoChanges: null,
    key: null,
    loudnessLufs: null,
    danceability: null,
    energy: null,
};
