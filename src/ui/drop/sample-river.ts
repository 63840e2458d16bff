/** A river for the empty screen: what a song's picture will be like, and the families that there are. Belongs to no song. */
import type { NamedMoment } from '../../meaning/timeline.ts';

export const sampleSeconds = 240;
const stepSeconds = 10;
/** The more families there are, the shorter each swells, so that each has room for its name. */
const narrowness = 0.6;

/** Every family swells once, one after the other. */
export function sampleTimeline(families: readonly string[]): readonly NamedMoment[] {
    const steps = sampleSeconds / stepSeconds;
    return Array.from({ length: steps }, (_, step) => {
        const at = (step + 0.5) / steps;
        const swells = families.map((family, place) => {
            const away = at - (place + 0.5) / families.length;
            return [
                family,
                0.05 +
                    Math.exp(-((away * narrowness * families.length) ** 2)) *
                        (1 + 0.2 * Math.sin(step * 0.7 + place * 2)),
            ] as const;
        });
        const sum = swells.reduce((total, [, swell]) => total + swell, 0);
        const startSeconds = step * stepSeconds;
        const shares = new Map(swells.map(([genre, swell]) => [genre, swell / sum]));
        return { startSeconds, endSeconds: startSeconds + stepSeconds, families: shares };
    });
}
