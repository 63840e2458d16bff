import type { Track } from '../flow.ts';
import { plainText } from '../library/plain-text.ts';

/** Two copies of one recording differ by the silence at their ends. */
const sameDurationSeconds = 3;

/** Letters and digits only, without what record companies add to the same recording ("Remastered 2011"). */
function songName(text: string): string {
    return plainText(text)
        .replace(/[([][^)\]]*remaster[^)\]]*[)\]]|\s-\s.*remaster.*$/g, '')
        .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
        .trim();
}

/** The artist as they are counted, or null when unknown. */
export function artistName({ artist }: Track): string | null {
    return artist ? songName(artist) || plainText(artist) : null;
}

const titleNames = new WeakMap<Track, string>();

function titleName(track: Track): string {
    let name = titleNames.get(track);
    if (name === undefined) {
        name = songName(track.title) || plainText(track.title);
        titleNames.set(track, name);
    }
    return name;
}

/** Same title and artist; where an artist is unknown, same title and length. */
export function isSameSong(a: Track, b: Track): boolean {
    if (a.id === b.id) return true;
    if (titleName(a) !== titleName(b)) return false;
    const [first, second] = [artistName(a), artistName(b)];
    if (first !== null && second !== null) return first === second;
    return Math.abs(a.analysis.durationSeconds - b.analysis.durationSeconds) <= sameDurationSeconds;
}
