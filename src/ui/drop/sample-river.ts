/** A river for the empty screen: what a song's picture will be like, and the genres that there are. Belongs to no song. */
import type { Moment } from '../../flow.ts';

export const sampleSeconds = 240;
const stepSeconds = 10;

/** Every genre swells once, one after the other. */
export function sampleTimeline(genreCount: number): readonly Moment[] {
    const steps = sampleSeconds / stepSeconds;
    return Array.from({ length: steps }, (_, step) => {
        const at = (step + 0.5) / steps;
        const swells = Array.from({ length: genreCount }, (_, genre) => {
            const away = at - (genre + 0.5) / genreCount;
            return 0.05 + Math.exp(-((away * 6) ** 2)) * (1 + 0.2 * Math.sin(step * 0.7 + genre * 2));
        });
        const sum = swells.reduce((total, swell) => total + swell, 0);
        const startSeconds = step * stepSeconds;
        return { startSeconds, endSeconds: startSeconds + stepSeconds, genres: swells.map((swell) => swell / sum) };
    });
}
