/** How much livelier, or calmer, one song is than another: by its energy. */

/** Differences up to the first are not felt, from the second on they are plain. */
const sameLiveliness = 0.08;
const otherLiveliness = 0.25;

export type LivelinessChange = 'same' | 'a-little-livelier' | 'livelier' | 'a-little-calmer' | 'calmer';

export function livelinessChange(from: number, to: number): LivelinessChange {
    const more = to - from;
    if (Math.abs(more) < sameLiveliness) return 'same';
    if (Math.abs(more) < otherLiveliness) return more > 0 ? 'a-little-livelier' : 'a-little-calmer';
    return more > 0 ? 'livelier' : 'calmer';
}
