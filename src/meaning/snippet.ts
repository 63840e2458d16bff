import type { Analysis } from '../flow.ts';

/** Below, it is a jingle, an effect or a spoken line rather than a song: going over into it and on from it would meet in its middle. */
const songFromSeconds = 30;

/** Whether it is too short, or too silent, to come among songs by itself. */
export const isSnippet = ({ durationSeconds, cautions }: Pick<Analysis, 'durationSeconds' | 'cautions'>): boolean =>
    durationSeconds < songFromSeconds || cautions.includes('short') || cautions.includes('nearly-silent');
