/** Which of a file's pictures may be its cover: judged by their own bytes, whatever the tag calls them. */
import { pictureSize } from '../picture-size.ts';
import { asciiOf, type TagPicture } from './tag-source.ts';

/** A hundred megabytes once it is decoded; a picture of a few hundred kilobytes may take gigabytes. */
const mostCoverPixels = 25_000_000;
const mostCovers = 4;
const mostPictures = 100;

/** A tag that writes its fields otherwise leaves a few bytes of them before the picture. */
const searchedBytes = 512;

/** How each kind begins, after so many bytes of its own. None of them can carry script. */
const kinds: readonly (readonly [type: string, start: string, offset: number])[] = [
    ['image/jpeg', '\xff\xd8\xff', 0],
    ['image/png', '\x89PNG\r\n\x1a\n', 0],
    ['image/gif', 'GIF8', 0],
    ['image/webp', 'WEBPVP8', 8],
    ['image/avif', 'ftypavi', 4],
    ['image/bmp', 'BM', 0],
];

/** Pictures that a browser may show, the likeliest first: fronts before all others. At most four. */
export function coversOf(pictures: readonly TagPicture[]): readonly Blob[] {
    const ranked = pictures.slice(0, mostPictures).sort((a, b) => Number(b.isFrontCover) - Number(a.isFrontCover));
    const covers: Blob[] = [];
    for (const { bytes } of ranked) {
        const cover = coverIn(bytes);
        if (cover) covers.push(cover);
        if (covers.length === mostCovers) break;
    }
    return covers;
}

function coverIn(bytes: Uint8Array): Blob | undefined {
    const start = asciiOf(bytes, 0, searchedBytes);
    for (const [type, signature, offset] of kinds) {
        // Two letters are too few to be searched for.
        const found = signature.length > 2 ? start.indexOf(signature) - offset : start.startsWith(signature) ? 0 : -1;
        if (found < 0) continue;
        const picture = bytes.slice(found);
        const size = pictureSize(picture);
        if (size && size.width > 0 && size.height > 0 && size.width * size.height <= mostCoverPixels)
            return new Blob([picture], { type });
    }
    return undefined;
}
