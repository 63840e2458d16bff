/** Under which names one song goes, so that it is known again in another spelling. */
import { plainText } from '../../library/plain-text.ts';
import { dash, withoutRecording } from './recording-words.ts';
import { bracketed, mostCharacters, wholeWords, withoutNoise } from './title-noise.ts';

/** One way to read a title: these names of the song, by these artists; no artist where none is known. */
export interface SongNames {
    readonly titles: readonly string[];
    readonly artists: readonly string[];
}

/** Title in quotes, as Japanese, Korean and Chinese uploaders write it: "YOASOBI「夜に駆ける」", "IVE 아이브 'LOVE DIVE'". */
const quoted =
    /^(.*?)\s*(?:「([^「」]+)」|『([^『』]+)』|【([^【】]+)】|<([^<>]+)>|["“]([^"“”]+)["”]|['‘](.+)['’])(?!\p{Letter})/u;
/** All readings of a title, the plainest first. Titles and artists are as services and files give them. */
export function songNames(title: string, artist: string | undefined): readonly SongNames[] {
    const bare = withoutRecording(withoutNoise(title));
    const artists = artist === undefined ? [] : artistNames(artist);
    const readings: SongNames[] = [{ titles: titleNames(bare), artists }];
    const [left, ...rest] = bare.split(dash).filter((part) => letters(part) !== '');
    if (left !== undefined && rest.length > 0) {
        const right = rest.join(' - ');
        readings.push({ titles: titleNames(right), artists: artistNames(left) });
        readings.push({ titles: titleNames(left), artists: artistNames(right) });
    }
    const [, before, ...held] = quoted.exec(withoutNoise(title)) ?? [];
    const name = held.find((words) => words !== undefined);
    if (before !== undefined && name !== undefined && letters(before) !== '')
        readings.push({ titles: titleNames(name), artists: artistNames(before) });
    return readings;
}

/** The whole title; where brackets hold the name in another script, each of the two alone. */
function titleNames(title: string): readonly string[] {
    const outside = title.replace(bracketed, ' ');
    const inside = (title.match(bracketed) ?? []).join(' ');
    const isTranslated = letters(inside) !== '' && letters(outside) !== '' && isLatin(outside) !== isLatin(inside);
    return isTranslated ? [letters(outside), letters(inside)] : [letters(title) || plainText(title).trim()];
}

/**
 * Everyone who is credited, the first one first, each also under the names in brackets and in another script: "IU(아이유)",
 * "周杰倫 Jay Chou". What channels add is no part of a name.
 */
export function artistNames(artist: string): readonly string[] {
    const bare = artist
        .slice(0, mostCharacters)
        .normalize('NFKC')
        .replace(/\s+-\s+Topic$/iu, '')
        .replace(/VEVO$/u, '')
        .replace(
            wholeWords([
                'official(?: (?:channel|youtube channel|artist channel))?|公式(?:チャンネル)?|官方(?:频道|頻道)?',
            ]),
            ' ',
        );
    const names = creditsOf(bare).flatMap((name) => {
        const outside = name.replace(bracketed, ' ');
        const inside = [...name.matchAll(bracketed)].flatMap((found) => found.slice(1));
        return [outside, ...inside, ...inEachScript(outside)].map((part) => letters(part ?? ''));
    });
    const found = [...new Set(names)].filter((name) => name !== '');
    return found.length > 0 ? found : [plainText(artist).trim()].filter((name) => name !== '');
}

/** Each artist of a credit, as it is spelt: "A feat. B" is "A" and "B". */
export const creditsOf = (artist: string): readonly string[] =>
    artist.split(/\s*[,;、/&×+]\s*|\s+(?:x|and|feat\.?|ft\.?|featuring|with|и)\s+/iu).filter((name) => name !== '');

/** Title and artist as they are spelt; the title alone may hold both, "Artist - Title". Null where no artist is known. */
export function titleAndArtist({ title, artist }: { readonly title: string; readonly artist?: string }) {
    if (artist !== undefined) return { title, artist };
    const [left, ...rest] = withoutRecording(withoutNoise(title))
        .split(dash)
        .filter((part) => letters(part) !== '');
    return left === undefined || rest.length === 0 ? null : { title: rest.join(' - '), artist: left };
}

/** "周杰倫 Jay Chou" is "周杰倫" and "Jay Chou". */
function inEachScript(name: string): readonly string[] {
    const words = name.split(/\s+/u);
    const [latin, others] = [words.filter(isLatin), words.filter((word) => !isLatin(word))];
    return latin.length > 0 && others.length > 0 ? [latin.join(' '), others.join(' ')] : [];
}

const isLatin = (text: string): boolean => !/(?!\p{Script=Latin})\p{Letter}/u.test(text);

/** Letters and digits only, in plain spelling. */
function letters(text: string): string {
    return plainText(text)
        .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
        .trim();
}
