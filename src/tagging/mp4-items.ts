/** The items of an MP4 file's list that are ours, as iTunes writes them; all others stay byte for byte. */
import { boxesIn } from '../audio/tags/mp4-boxes.ts';
import { asciiOf, viewOf } from '../audio/tags/tag-source.ts';
import { fieldOfName, standing, type Field, type FieldChanges, type Standing } from './fields.ts';
import { bytesOf, joined, uint32, type Bytes, type Piece, type Stretch } from './pieces.ts';

interface RawItem {
    readonly place: Stretch;
    readonly field: Field | null;
    readonly texts: readonly string[];
}

export interface ItemList {
    readonly stands: Standing;
    readonly others: readonly Stretch[];
    readonly items: readonly RawItem[];
}

const names: Readonly<Record<string, Field>> = {
    '\xa9gen': 'genre',
    gnre: 'genre',
    tmpo: 'bpm',
    '\xa9grp': 'labels',
};
const ownNames = { key: 'initialkey', mood: 'MOOD', energy: 'ENERGYLEVEL' } as const;
/** Free-form items of other programs are theirs, whatever they are called. */
const ownMean = 'com.apple.iTunes';
const [binary, utf8, integer] = [0, 1, 21];

export const emptyList: ItemList = { stands: standing([]), others: [], items: [] };

/** `bytes` are the list's content, which begins at `start`; null where the items do not fill it. */
export function parseItems(bytes: Uint8Array, start: number): ItemList | null {
    const items: RawItem[] = [];
    let at = 0;
    for (const { name, start: from, end } of boxesIn(bytes, 0, bytes.length)) {
        // Long boxes, and one that lies, are not written.
        if (from - at !== 8 || viewOf(bytes).getUint32(at) !== end - at) return null;
        const parts = boxesIn(bytes, from, end);
        const textOf = (kind: 'mean' | 'name'): string => {
            const part = name === '----' ? parts.find((one) => one.name === kind) : undefined;
            return part ? asciiOf(bytes, part.start + 4, part.end) : '';
        };
        const ownName = textOf('mean') === ownMean ? textOf('name') : '';
        const field = (Object.hasOwn(names, name) ? names[name] : fieldOfName(ownName)) ?? null;
        const values = parts.filter((part) => part.name === 'data');
        items.push({
            place: { start: start + at, end: start + end },
            field,
            texts: field ? values.map((value) => textIn(bytes.subarray(value.start, value.end), name)) : [],
        });
        at = end;
    }
    if (at !== bytes.length) return null;
    return {
        items,
        others: items.filter(({ field }) => field === null).map(({ place }) => place),
        stands: standing(
            items.flatMap(({ field, texts }) => (field ? texts.map((text) => [field, text] as const) : [])),
        ),
    };
}

/** Type, locale, value. */
function textIn(data: Uint8Array, name: string): string {
    const kind = viewOf(data).getUint32(0) & 0xffffff;
    const value = data.slice(8);
    if (kind === 2) return new TextDecoder('utf-16be').decode(value);
    if (kind !== integer && kind !== binary) return new TextDecoder().decode(value);
    const number = value.reduce((sum, byte) => sum * 256 + byte, 0);
    // 'gnre' is a number of ID3v1; 0 beats a minute say that nothing is known.
    return name === 'gnre' ? `(${number - 1})` : number === 0 ? '' : String(number);
}

export function rewrittenItems({ items }: ItemList, changes: FieldChanges): readonly Piece[] {
    const done = new Set<Field>();
    const all = items.flatMap(({ place, field }): Piece[] => {
        const values = field ? changes[field] : undefined;
        if (!field || !values) return [place];
        if (done.has(field)) return [];
        done.add(field);
        return values.length > 0 ? [item(field, values)] : [];
    });
    for (const [field, values] of Object.entries(changes) as [Field, readonly string[]][])
        if (!done.has(field) && values.length > 0) all.push(item(field, values));

    return all;
}

export function box(name: string, ...content: readonly Uint8Array[]): Bytes {
    const body = joined(content);
    return joined([uint32(body.length + 8), bytesOf(name), body]);
}

const dataBox = (kind: number, value: Uint8Array): Bytes => box('data', uint32(kind), uint32(0), value);

function item(field: Field, values: readonly string[]): Bytes {
    const texts = values.map((value) => dataBox(utf8, new TextEncoder().encode(value)));
    if (field === 'genre') return box('\xa9gen', ...texts);
    if (field === 'labels') return box('\xa9grp', ...texts);
    if (field === 'bpm') {
        const bpm = Math.round(Number(values[0])) || 0;
        return box('tmpo', dataBox(integer, uint32(bpm).subarray(2)));
    }
    return box(
        '----',
        box('mean', uint32(0), bytesOf(ownMean)),
        box('name', uint32(0), bytesOf(ownNames[field])),
        ...texts,
    );
}
