/** Chords whose key is known. */

/** Four chords of a second each, I IV V I, from a tonic in semitones above C; minor keys have a minor I and IV. */
export function cadence(tonic: number, mode: 'major' | 'minor') {
    const third = mode === 'major' ? 4 : 3;
    const chords = [[0, third, 7], [5, 5 + third, 12], [7, 11, 14], [0, third, 7]]; // prettier-ignore
    return (seconds: number): number => {
        const chord = chords[Math.floor(seconds) % 4] ?? [];
        const notes = [...chord, (chord[0] ?? 0) - 12];
        return notes.reduce((sum, note) => {
            const hz = 261.626 * 2 ** ((tonic + note) / 12);
            return sum + [1, 2, 3].reduce((s, k) => s + (0.08 / k) * Math.sin(2 * Math.PI * k * hz * seconds), 0);
        }, 0);
    };
}
