/** What a file says of itself, cleaned: files are written by all kinds of programs. */
import type { MetadataTags } from 'mediabunny';
import type { FileTags } from '../flow.ts';
import { pictureSize } from './picture-size.ts';

const mostCharacters = 200;
/** A hundred megabytes once it is decoded; a picture of a few hundred kilobytes may take gigabytes. */
const mostCoverPixels = 25_000_000;
const coverTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/bmp'];

export function fileTagsOf({ title, artist, albumArtist, album, date, images }: MetadataTags): FileTags {
    const cover = images?.find((image) => image.kind === 'coverFront') ?? images?.[0];
    return withoutEmpty({
        title: cleanText(title),
        artist: cleanText(artist) ?? cleanText(albumArtist),
        album: cleanText(album),
        year: cleanYear(date?.getUTCFullYear()),
        cover:
            cover !== undefined && coverTypes.includes(cover.mimeType) && isBearable(cover.data)
                ? new Blob([new Uint8Array(cover.data)], { type: cover.mimeType })
                : undefined,
    });
}

function isBearable(picture: Uint8Array): boolean {
    const size = pictureSize(picture);
    return size !== null && size.width * size.height <= mostCoverPixels;
}

/**
 * Text on one line, without control characters and those that turn the text around them, of at most 200 characters;
 * undefined when nothing is left.
 */
export function cleanText(text: string | undefined): string | undefined {
    const line = text
        ?.replace(/\p{Cc}+/gu, ' ')
        // Embeddings, overrides and isolates, https://unicode.org/reports/tr9/: letters know their direction without them.
        .replace(/[\u202A-\u202E\u2066-\u2069]+/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    return line ? Array.from(line).slice(0, mostCharacters).join('').trim() : undefined;
}

/** A year of four digits from 1000 on, else undefined. */
export function cleanYear(year: number | undefined): number | undefined {
    return year !== undefined && Number.isInteger(year) && year >= 1000 && year <= 2999 ? year : undefined;
}

type Optional<T> = { [K in keyof T]: T[K] | undefined };

function withoutEmpty(tags: Optional<Required<FileTags>>): FileTags {
    return Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== undefined));
}
