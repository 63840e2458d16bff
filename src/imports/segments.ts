/** Where lists say that songs lie: as paths of any system, relative or not, or as addresses. */
import { oneLine, wellFormed } from '../exports/one-line.ts';

/** Of a service or a station, as "https://radio.example/live". */
export const isStream = (place: string): boolean => /^(?!file:)[a-z][a-z\d+.-]*:\/\//i.test(place);

/** The ways in which it can be read, the likeliest first, each from the outermost folder to the file's name. */
export function readingsOf(place: string): readonly (readonly string[])[] {
    // The computer's name stands after the slashes, or nothing.
    const bare = place.replace(/^file:(?:\/\/[^/\\]*)?/i, '');
    const decoded = percentDecoded(bare);
    const spellings = bare === place ? [bare, decoded] : [decoded, bare];
    // On Linux and macOS a name may have a backslash in it.
    const readings = spellings.flatMap((spelling) => [spelling.split(/[\\/]/), spelling.split('/')]).map(resolved);
    return [...new Map(readings.map((reading) => [reading.join('\0'), reading])).values()];
}

/** As names are compared: on one line, as lists hold them, and however their accents are composed. */
export const asListed = (name: string): string => oneLine(wellFormed(name)).normalize('NFC');

function percentDecoded(text: string): string {
    try {
        return decodeURIComponent(text);
    } catch {
        return text;
    }
}

/** Without what leads nowhere; of a way out of the list's own folder only what it leads into is known. */
function resolved(segments: readonly string[]): readonly string[] {
    const path: string[] = [];
    for (const segment of segments.map(asListed)) {
        if (segment === '..') path.pop();
        else if (segment !== '' && segment !== '.') path.push(segment);
    }
    return path;
}
