/** By Pioneer DJ's "XML format list": https://cdn.rekordbox.com/files/20200410160904/xml_format_list.pdf */
import { cleanText } from '../audio/tags/clean-text.ts';
import type { ListEntry, ReadLists } from './list.ts';
import { type Attributes, walkXml } from './xml.ts';

interface Node {
    readonly name: string;
    readonly isList: boolean;
    /** Songs are told by where they lie, not by their numbers. */
    readonly isByLocation: boolean;
    /** Null for the outermost, which is the root of all and has no name of its own. */
    readonly parent: Node | null;
    readonly keys: string[];
}

/** The playlists of the collection that has been saved, in their order, those of folders too. */
export function readRekordbox(text: string): ReadLists {
    const visitor = new CollectionVisitor();
    const isWhole = walkXml(text, visitor);
    if (!visitor.isRekordbox) return { ok: false, reason: 'not-a-list' };
    return isWhole ? { ok: true, lists: visitor.lists } : { ok: false, reason: 'damaged' };
}

class CollectionVisitor {
    isRekordbox = false;
    readonly #songs = new Map<string, ListEntry>();
    readonly #lists: Node[] = [];
    /** Those that are open, from the outermost on. */
    readonly #nodes: Node[] = [];

    get lists() {
        return this.#lists.map(({ name, parent, keys }) => ({
            name,
            folders: foldersTo(parent),
            // What the collection does not tell of is still said to be missing.
            entries: keys.map((key) => this.#songs.get(key) ?? { place: '', title: key }),
        }));
    }

    readonly open = (name: string, attributes: Attributes, parents: readonly string[]): void => {
        if (parents.length === 0) this.isRekordbox = name === 'DJ_PLAYLISTS';
        if (name === 'TRACK' && parents.at(-1) === 'COLLECTION') this.#takeSong(attributes);
        else if (name === 'TRACK' && parents.at(-1) === 'NODE') this.#takeKey(attributes);
        else if (name === 'NODE') this.#begin(attributes);
    };

    readonly close = (name: string): void => {
        if (name === 'NODE') this.#nodes.pop();
    };

    #takeSong(attributes: Attributes): void {
        const [seconds, place] = [Number(attributes.get('TotalTime')), attributes.get('Location') ?? ''];
        const song: ListEntry = {
            place,
            title: cleanText(attributes.get('Name')),
            artist: cleanText(attributes.get('Artist')),
            durationSeconds: seconds > 0 ? seconds : undefined,
        };
        this.#songs.set(numberKey(attributes.get('TrackID') ?? ''), song);
        this.#songs.set(place, song);
    }

    #takeKey(attributes: Attributes): void {
        const [node, key] = [this.#nodes.at(-1), attributes.get('Key')];
        if (node?.isList && key !== undefined) node.keys.push(node.isByLocation ? key : numberKey(key));
    }

    #begin(attributes: Attributes): void {
        const parent = this.#nodes.at(-1) ?? null;
        const name = cleanText(attributes.get('Name')) ?? '';
        const isList = attributes.get('Type') === '1';
        const node = { name, isList, isByLocation: attributes.get('KeyType') === '1', parent, keys: [] };
        if (isList) this.#lists.push(node);
        this.#nodes.push(node);
    }
}

const foldersTo = (node: Node | null): readonly string[] =>
    node?.parent ? [...foldersTo(node.parent), node.name] : [];

/** So that no number is taken for a place. */
const numberKey = (id: string): string => `#${id}`;
