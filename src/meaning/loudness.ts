/** How loudnesses compare, and how loud a record is beside others. */

/** In loudness units: differences up to the first are not noticed, from the second on they are. */
const sameLoudnessUnits = 1;
const otherLoudnessUnits = 4;

export type LoudnessRelation = 'same' | 'softer' | 'louder';
export type LoudnessFeel = 'quiet' | 'gentle' | 'usual' | 'loud';

/** Null where the difference may be noticed or not. */
export function loudnessRelation(fromLufs: number, toLufs: number): LoudnessRelation | null {
    const louder = toLufs - fromLufs;
    if (Math.abs(louder) <= sameLoudnessUnits) return 'same';
    if (Math.abs(louder) < otherLoudnessUnits) return null;
    return louder > 0 ? 'louder' : 'softer';
}

/** Streaming services aim at -14 LUFS, broadcasters at -23. */
export function loudnessFeel(lufs: number): LoudnessFeel {
    if (lufs < -23) return 'quiet';
    if (lufs < -16) return 'gentle';
    return lufs < -10 ? 'usual' : 'loud';
}
