/** The fields of a file's tags that are written, and what stands in them. The listener's own labels stand in what programs call the grouping. */
export const fields = ['genre', 'bpm', 'key', 'mood', 'energy', 'labels'] as const;

export type Field = (typeof fields)[number];

/** What stands in each field, in the file's own words; empty where nothing does. */
export type Standing = Readonly<Record<Field, readonly string[]>>;

/** What is to stand in some of the fields; nothing empties one. */
export type FieldChanges = Readonly<Partial<Record<Field, readonly string[]>>>;

/** Fields by their names in lower case, as free-form tags spell them: https://picard-docs.musicbrainz.org/en/appendices/tag_mapping.html */
const fieldsByName: Readonly<Record<string, Field>> = {
    genre: 'genre',
    bpm: 'bpm',
    tempo: 'bpm',
    initialkey: 'key',
    key: 'key',
    mood: 'mood',
    energylevel: 'energy',
    energy: 'energy',
    grouping: 'labels',
};

/** JSON in base64, as Mixed In Key has its own notes under the names KEY and ENERGY. */
const notes = /^ey[A-Za-z0-9+/]{10,}={0,2}$/;

/** Undefined where it is none of ours, by its name or by what stands in it. */
export function fieldOfName(name: string, text = ''): Field | undefined {
    if (notes.test(text)) return undefined;
    return Object.hasOwn(fieldsByName, name.toLowerCase()) ? fieldsByName[name.toLowerCase()] : undefined;
}

export function standing(entries: Iterable<readonly [Field, string]>): Standing {
    const found: Record<Field, string[]> = { genre: [], bpm: [], key: [], mood: [], energy: [], labels: [] };
    for (const [field, text] of entries) {
        const clean = text.replaceAll('\0', '').trim();
        if (clean !== '') found[field].push(clean);
    }
    return found;
}
