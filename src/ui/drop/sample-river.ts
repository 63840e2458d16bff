/** A river for the empty screen: what a song's picture will be like, and the genres that there are. Belongs to no song. */
import type { NamedMoment } from '../../meaning/timeline.ts';

export const sampleSeconds = 240;
const stepSeconds = 10;

/** Every genre swells once, one after the other. */
export function sampleTimeline(genres: readonly string[]): readonly NamedMoment[] {
    const steps = sampleSeconds / stepSeconds;
    return Array.from({ length: steps }, (_, step) => {
        const at = (step + 0.5) / steps;
        const swells = genres.map((genre, place) => {
            const away = at - (place + 0.5) / genres.length;
            return [genre, 0.05 + Math.exp(-((away * 6) ** 2)) * (1 + 0.2 * Math.sin(step * 0.7 + place * 2))] as const;
        });
        const sum = swells.reduce((total, [, swell]) => total + swell, 0);
        const startSeconds = step * stepSeconds;
        const shares = new Map(swells.map(([genre, swell]) => [genre, swell / sum]));
        return { startSeconds, endSeconds: startSeconds + stepSeconds, genres: shares };
    });
}
