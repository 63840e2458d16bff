import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { words as en } from './compiled/en.ts';
import { words as ja } from './compiled/ja.ts';
import { words as ko } from './compiled/ko.ts';
import { words as ru } from './compiled/ru.ts';
import { words as zh } from './compiled/zh.ts';

const compiled = { en, ja, ko, zh, ru };
const folder = dirname(fileURLToPath(import.meta.url));
const contract = JSON.parse(readFileSync(join(folder, '../../../public/model/spec.json'), 'utf8')) as {
    readonly genres: readonly string[];
    readonly tags: readonly { readonly name: string }[];
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
    /** Of a count: "one", "few"; empty for a message that counts nothing. */
    readonly forms: readonly string[];
}

function messages(catalogue: Catalogue, path = ''): Message[] {
    return Object.entries(catalogue).flatMap(([name, node]): Message[] => {
        const id = `${path}${name}`;
        if (typeof node === 'string') return [{ id, texts: [node], forms: [] }];
        if (!Array.isArray(node)) return messages(node as Catalogue, `${id}.`);
        const match = Object.entries((node as readonly { readonly match: Record<string, string> }[])[0]?.match ?? {});
        return [
            { id, texts: match.map(([, text]) => text), forms: match.map(([form]) => form.replace('plural=', '')) },
        ];
    });
}

function read(tag: string): Message[] {
    const files = readdirSync(join(folder, tag));
    return files.flatMap((file) => messages(JSON.parse(readFileSync(join(folder, tag, file), 'utf8')) as Catalogue));
}

/** What is written alike everywhere: names, units, formats, the text of others' screens, and one letter of a key's name. */
const international =
    /\{\w+\}|Segue|YouTube( Data API v3)?|Spotify|MusicBrainz|ListenBrainz|Audius|WebGPU|WASM|BPM|LUFS|k?Hz|Client ID|R&B|TL|CNN|GRU|MP3|AAC|kb\/s|Delete|Esc|\b[A-G]\b|\.wav|\.segue/g;

const scripts = {
    ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
    ko: /\p{Script=Hangul}/u,
    zh: /\p{Script=Han}/u,
    ru: /\p{Script=Cyrillic}/u,
};

describe.each(Object.keys(compiled) as (keyof typeof compiled)[])('the catalogue of %s', (tag) => {
    const all = read(tag);

    test('has the messages of the English one, and no other', () => {
        expect(all.map(({ id }) => id).sort()).toEqual(
            read('en')
                .map(({ id }) => id)
                .sort(),
        );
    });

    test('has every form in which the language counts', () => {
        const counting = all.filter(({ forms }) => forms.length > 0);
        expect(counting.length).toBeGreaterThan(3);
        const wanted = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
        for (const { id, forms } of counting) expect([id, ...forms].sort()).toEqual([id, ...wanted].sort());
    });

    test('names every genre and tag that the network knows', () => {
        for (const genre of contract.genres) expect(compiled[tag].genres).toHaveProperty(genre);
        for (const { name } of contract.tags) expect(Object.keys(compiled[tag].tags)).toContain(name);
    });

    test('names every class that a song may be told to be of', () => {
        const { genres, tags, classes: names, noMusic } = compiled[tag];
        const known = [
            ...Object.keys({ ...tags, ...names }),
            ...Object.keys(genres).map((name) => name.replace('hiphop', 'hip hop')),
        ];
        expect(classes.length).toBeGreaterThan(50);
        for (const { name, kind } of classes)
            if (name !== 'music') expect(kind === 'sound' ? Object.keys(noMusic) : known).toContain(name);
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
            texts.some((text) => /\p{L}/u.test(text.replace(international, '')) && !scripts[tag].test(text)),
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
