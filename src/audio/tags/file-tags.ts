/** The tags of all places in a file -> what it says of itself, cleaned: files are written by all kinds of programs. */
import type { FileTags } from '../../flow.ts';
import { parseCueSheet } from '../cue-sheet.ts';
import { cleanText, mbidsIn, yearIn } from './clean-text.ts';
import { coversOf } from './covers.ts';
import { decode, detectEncodings, isUtf8 } from './encoding.ts';
import { guarded, type TagEntry, type TagField, type TagSource } from './tag-source.ts';

/** Duets and choirs; a list of all who ever sang is no artist. */
const mostArtists = 10;
const mostEntries = 2000;
/** More than any line that is shown, in whatever encoding. */
const mostTextBytes = 4000;

/** Of the first source that has a field, this field. `languages` tell in which encoding text likely is that does not declare it. */
export function fileTagsOf(sources: readonly TagSource[], languages: readonly string[] = []): FileTags {
    const texts = decoded(sources, languages);
    const all = (field: TagField): readonly string[] =>
        texts.map((source) => source.get(field) ?? []).find((values) => values.length > 0) ?? [];
    const [credited, artists] = artistsOf(all);
    const covers = guarded(() => coversOf(sources.flatMap(({ pictures }) => pictures))) ?? [];
    const ids = (field: TagField) => all(field).flatMap(mbidsIn);
    return withoutEmpty({
        title: all('title')[0],
        artist: cleanText(credited.join(', ')),
        artists: artists.length > 1 ? artists : undefined,
        album: all('album')[0],
        year: texts
            .flatMap((source) => source.get('date') ?? [])
            .map(yearIn)
            .find((year) => year !== undefined),
        covers: covers.length > 0 ? covers : undefined,
        recordingId: ids('recordingId')[0],
        parts: partsOf(sources),
        artistIds: ids('artistId').length > 0 ? ids('artistId').slice(0, mostArtists) : undefined,
    });
}

/** The most that any of the sources tells: each tells of the whole file. */
function partsOf(sources: readonly TagSource[]): number | undefined {
    const most = Math.max(0, ...sources.map(({ entries }) => partsIn(entries)));
    return most > 1 ? most : undefined;
}

function partsIn(entries: readonly TagEntry[]): number {
    const listed = entries
        .filter(({ field }) => field === 'cueSheet')
        .map(({ text }) => parseCueSheet(typeof text === 'string' ? text : decode(text, 'windows-1252')))
        .map((sheet) => sheet?.files.flatMap(({ songs }) => songs).length ?? 0);
    return Math.max(entries.filter(({ field }) => field === 'chapter').length, ...listed);
}

/** As the song is credited, else as the album is; and each by itself. */
function artistsOf(
    all: (field: TagField) => readonly string[],
): readonly [credited: readonly string[], each: readonly string[]] {
    const each = (field: TagField): readonly string[] => [...new Set(all(field))].slice(0, mostArtists);
    const listed = each('artists');
    const credited = [each('artist'), listed, each('albumArtist')].find((names) => names.length > 0) ?? [];
    return [credited, listed.length > 1 ? listed : credited];
}

/** Clean texts by field, source by source. */
function decoded(
    sources: readonly TagSource[],
    languages: readonly string[],
): readonly Map<TagEntry['field'], string[]>[] {
    const entries = sources.map((source) => source.entries.slice(0, mostEntries).map(shortened));
    const undeclared = entries.flat().flatMap(({ text }) => (typeof text === 'string' || isUtf8(text) ? [] : [text]));
    const beyondAscii = undeclared.filter((text) => text.some((byte) => byte > 0x7f));
    const declared = entries.flat().flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
    const encodingOf = detectEncodings(beyondAscii, { languages, declared });
    return entries.map((list) => {
        const byField = new Map<TagEntry['field'], string[]>();
        for (const { field, text } of list) {
            if (field === 'other') continue;
            const clean = guarded(() =>
                cleanText(typeof text === 'string' ? text : decode(text, isUtf8(text) ? 'utf-8' : encodingOf(text))),
            );
            if (clean !== undefined) byField.set(field, [...(byField.get(field) ?? []), clean]);
        }
        return byField;
    });
}

function shortened({ field, text }: TagEntry): TagEntry {
    return { field, text: typeof text === 'string' ? text.slice(0, mostTextBytes) : text.subarray(0, mostTextBytes) };
}

type Optional<T> = { [K in keyof T]: T[K] | undefined };

function withoutEmpty(tags: Optional<Required<FileTags>>): FileTags {
    return Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== undefined));
}
