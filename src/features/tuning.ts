/** How far a song is off 440 Hz. */

/** Steps of an octave: fifths of a semitone, so that what is off tune can be told and put right afterwards. */
export const noteSteps = 60;

/**
 * Above 440 Hz in semitones, -0.5 to 0.5, of how strong the steps of an octave from E on are: their mean direction on a circle of a semitone (after Dressler
 * & Streich, "Tuning frequency estimation using circular statistics", ISMIR 2007). Told of any sound, however little its notes agree: a song that is
 * shifted is heard shifted by as much. 0 of silence.
 */
export function tuningOf(fine: Float32Array): number {
    const turn = (2 * Math.PI * 12) / noteSteps;
    const x = fine.reduce((sum, value, step) => sum + value * Math.cos(turn * step), 0);
    const y = fine.reduce((sum, value, step) => sum + value * Math.sin(turn * step), 0);
    return Math.atan2(y, x) / (2 * Math.PI);
}
