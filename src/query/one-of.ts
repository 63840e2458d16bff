/** How well a song is one of several things, of which one is enough. */
import { type Criterion, isOpposite } from './criterion.ts';
import { listedFrom } from './curves.ts';
import type { Fit } from './known.ts';

/** Those that have more of them come first, but what is both calm and lively comes last. The fits are those of the criteria. */
export function oneOf(criteria: readonly Criterion[], fits: readonly Fit[]): Fit {
    const areOpposed = criteria.some((one) => criteria.some((other) => isOpposite(one, other)));
    return (track) => {
        const all = fits.map((fit) => fit(track));
        const best = Math.max(...all);
        const others = areOpposed ? 1 - Math.min(...all) : mean(all);
        return best < listedFrom ? best : Math.max(listedFrom, (best + others) / 2);
    };
}

export const mean = (fits: readonly number[]): number => fits.reduce((sum, fit) => sum + fit, 0) / fits.length;
