import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { interfaceLanguages, type InterfaceLanguage } from '../../app/interface-languages.ts';
import { words } from '../../vocabulary.ts';
import { words as en } from './compiled/en.ts';
import { others } from './compiled/others.ts';
import { words as ru } from './compiled/ru.ts';
import type { Words } from './compiled/words.ts';

const tags = Object.keys(interfaceLanguages) as InterfaceLanguage[];
const compiled = Object.fromEntries(
    await Promise.all(
        tags.map(async (tag): Promise<[string, Words]> => [tag, tag === 'en' ? en : (await others[tag]()).words]),
    ),
) as Record<InterfaceLanguage, Words>;
const folder = dirname(fileURLToPath(import.meta.url));
const contract = JSON.parse(readFileSync(join(folder, '../../../public/model/spec.json'), 'utf8')) as {
    readonly genres: readonly string[];
    readonly tags: readonly { readonly name: string; readonly kind: string }[];
};
/** All that training may choose its classes from. */
const classes = JSON.parse(readFileSync(join(folder, '../../../models/classes.json'), 'utf8')) as readonly {
    readonly name: string;
    readonly kind: string;
}[];

/** Messages and groups of them, by name. */
interface Catalogue {
    readonly [name: string]: unknown;
}

interface Message {
    readonly id: string;
    readonly texts: readonly string[];
}

function messages(catalogue: Catalogue, path = ''): Message[] {
    return Object.entries(catalogue).flatMap(([name, node]): Message[] => {
        const id = `${path}${name}`;
        if (typeof node === 'string') return [{ id, texts: [node] }];
        if (!Array.isArray(node)) return messages(node as Catalogue, `${id}.`);
        const forms = node as readonly { readonly match: Record<string, string> }[];
        return [{ id, texts: forms.flatMap(({ match }) => Object.values(match)) }];
    });
}

function read(tag: string): Message[] {
    const files = readdirSync(join(folder, tag));
    return files.flatMap((file) => messages(JSON.parse(readFileSync(join(folder, tag, file), 'utf8')) as Catalogue));
}

/** What is written alike everywhere: names, units, formats, the text of others' screens, and one letter of a key's name. */
const international =
    /\{\w+\}|Segue|YouTube( Data API v3)?|Spotify|MusicBrainz|ListenBrainz|Audius|WebGPU|WASM|BPM|LUFS|k?Hz|Client ID|R&B|TL|CNN|GRU|MP3|AAC|kb\/s|Delete|Esc|\b[A-G]\b|\.wav|\.segue/g;

/** Scripts that are several, by their common name (ISO 15924). */
const mixedScripts: Readonly<Record<string, string>> = {
    Jpan: '\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}',
    Kore: '\\p{Script=Hangul}',
    Hans: '\\p{Script=Han}',
    Hant: '\\p{Script=Han}',
};

/** What is written in the language's own script. */
function scriptOf(tag: InterfaceLanguage): RegExp {
    const script = new Intl.Locale(interfaceLanguages[tag].locale).maximize().script ?? '';
    return new RegExp(`[${mixedScripts[script] ?? `\\p{Script=${script}}`}]`, 'u');
}

describe.each(tags)('the catalogue of %s', (tag) => {
    const all = read(tag);
    const script = scriptOf(tag);

    test('has the messages of the English one, and no other', () => {
        expect(all.map(({ id }) => id).sort()).toEqual(
            read('en')
                .map(({ id }) => id)
                .sort(),
        );
    });

    test('names every genre and tag that may be told', () => {
        for (const genre of contract.genres) expect(words(genre, tag), genre).not.toBeNull();
        const told = contract.tags.filter(({ kind }) => kind !== 'style' && kind !== 'mood');
        for (const { name } of told) expect(Object.keys(compiled[tag].tags)).toContain(name);
    });

    test('names every class that a song may be told to be of', () => {
        const { tags, classes: names, noMusic } = compiled[tag];
        const known = Object.keys({ ...tags, ...names });
        expect(classes.length).toBeGreaterThan(50);
        const told = classes.filter(({ name, kind }) => name !== 'music' && kind !== 'genre' && kind !== 'mood');
        for (const { name, kind } of told) expect(kind === 'sound' ? Object.keys(noMusic) : known).toContain(name);
    });

    test('is calm: nothing is exclaimed', () => {
        expect(all.filter(({ texts }) => texts.some((text) => /[!！]/.test(text)))).toEqual([]);
    });

    test('is written in its own script', () => {
        if (tag === 'en') {
            return expect(
                all.filter(({ texts }) => /[^\p{Script=Latin}\p{Script=Common}]/u.test(texts.join())),
            ).toEqual([]);
        }
        const foreign = all.filter(({ texts }) =>
            texts.some((text) => /\p{L}/u.test(text.replace(international, '')) && !script.test(text)),
        );
        expect(foreign).toEqual([]);
    });
});

test('Russian counts songs as Russians do', () => {
    expect([0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 101, 111, 1002].map(ru.text.songs)).toEqual([
        ...['0 песен', '1 песня', '2 песни', '4 песни', '5 песен', '11 песен', '12 песен', '21 песня', '22 песни'],
        ...['25 песен', '101 песня', '111 песен', '1\u00a0002 песни'],
    ]);
    expect(ru.queue.waiting(1)).toBe('Ожидает ещё 1 песня');
    expect(ru.queue.waiting(3)).toBe('Ожидают ещё 3 песни');
});
