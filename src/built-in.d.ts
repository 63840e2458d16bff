import type { Figures } from './ui/how-well/figures.ts';

declare global {
    /** From `models/metrics.json`, put in by the build where it is named. */
    const HOW_WELL: Figures;
    /** The app's own, from `package.json`. */
    const APP_VERSION: string;
}
