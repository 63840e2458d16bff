import { describe, expect, test } from 'vitest';
import { encodeText } from '../../../fixtures/tags/encode-text.ts';
import { titles } from '../../../fixtures/tags/titles.ts';
import { decode, detectEncodings } from './encoding.ts';

interface Context {
    readonly languages?: readonly string[];
    readonly declared?: readonly string[];
}

/** Texts of one file, as they are read. */
function read(texts: readonly Uint8Array[], { languages = [], declared = [] }: Context = {}): string[] {
    const encodingOf = detectEncodings(texts, { languages, declared });
    return texts.map((text) => decode(text, encodingOf(text)));
}

describe('twenty songs of each country', () => {
    test.each(titles.map(([encoding, songs]) => [encoding, songs[0]?.[0], songs] as const))('%s: %s', (encoding, _, songs) => {
        const wrong = songs.filter((song) => read(song.map((text) => encodeText(text, encoding))).join() !== song.join());
        expect(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(2);
    }); // prettier-ignore

    test('are read as what they are by a title alone, mostly', () => {
        // A letter or two of the Baltics are as many of France.
        const clear = titles.filter(([encoding]) => encoding !== 'windows-1257');
        const all = clear.flatMap(([encoding, songs]) =>
            songs.flat().map((text) => [text, encodeText(text, encoding)] as const),
        );
        const right = all.filter(([text, bytes]) => read([bytes])[0] === text);
        expect(right.length / all.length).toBeGreaterThan(0.92);
    });
});

describe('Latin-1 stays what it is', () => {
    const words =
        'Guðmundur|Það|Sæglópur|Von brigði|Così|Città|Perù|Più|Mañana|Você|Mãe|João Gilberto|Não|Über|Straße|Røyksopp|Mø|Kjærlighet|Ærø|Où|Sûreté|Noël|Español|Motörhead|Blå|Queensrÿche|Crème brûlée|Fête|Forêt|Bête|Piège|Voilà|Élan|Être|Île|Åse|Öland|Emoções|Lições|Três|Bésame|¿Qué?|Año|Daði Freyr|Müslüm|Týr|Mýrin|Nýtt líf|Zoë|Noël|Maître|Français|Garçon|Barça|Naïve|Château|Càmera|Així';
    test.each([[[]], [['ru']], [['el']], [['he']], [['ja']], [['ko']]])('in a word alone, under %j', (languages) => {
        const wrong = words
            .split('|')
            .map((word) => [word, read([Buffer.from(word, 'latin1')], { languages })[0]])
            .filter(([word, got]) => word !== got);
        expect(wrong).toEqual([]);
    });
});

describe('a language of the interface', () => {
    const clear = [
        ['ΑΓΑΠΗ', 'iso-8859-7'],
        ['Άνοιξη', 'iso-8859-7'],
        ['Love שיר', 'windows-1255'],
        ['أغنية', 'iso-8859-6'],
        ['Звезда', 'windows-1251'],
        ['Seni seviyorum aşkım', 'windows-1254'],
    ] as const;
    test.each([[[]], [['ru']], [['el']], [['he']], [['ar']], [['tr']], [['ja']], [['zh']], [['ko']]])('overrules nothing that is clear: %j', (languages) => {
        for (const [text, encoding] of clear) expect(read([encodeText(text, encoding)], { languages })).toEqual([text]);
    }); // prettier-ignore

    test('tips what is doubtful', () => {
        const text = encodeText('шепот', 'koi8-r');
        expect(read([text], { languages: ['ru'] })).toEqual(['шепот']);
        expect(read([encodeText('Şık', 'windows-1254')], { languages: ['tr'] })).toEqual(['Şık']);
    });
});

test.each(['Tšau, Stella', 'Tšempion', 'Tšello', 'Dušš', 'Šokolaad'])(
    'Estonian is told by who reads it and by what would be no Icelandic: %s',
    (title) => {
        expect(read([encodeText(title, 'windows-1257')], { languages: ['et'] })).toEqual([title]);
    },
);

describe('a file of several encodings', () => {
    test('has each text read in its own', () => {
        const title = 'Звезда по имени Солнце';
        const album = 'Группа крови';
        const texts = [encodeText(title, 'windows-1251'), encodeText(album, 'koi8-r')];
        expect(read(texts, { declared: ['Кино'] })).toEqual([title, album]);
        expect(read(texts.toReversed(), { declared: ['Кино'] })).toEqual([album, title]);
    });

    test('lends its declared letters to what does not say', () => {
        const text = encodeText('Sarı', 'windows-1254');
        expect(read([encodeText('חי', 'windows-1255')], { declared: ['עפרה חזה'] })).toEqual(['חי']);
        expect(read([text])).toEqual(['Sarý']);
        expect(read([text], { declared: ['Barış Manço'] })).toEqual(['Sarı']);
    });

    test('has its short texts read as its long ones', () => {
        const texts = ['Hadi bakalım', 'Şebnem Ferah', 'Yıldızların altında'].map((text) => encodeText(text, 'windows-1254'));
        expect(read(texts)).toEqual(['Hadi bakalım', 'Şebnem Ferah', 'Yıldızların altında']);
    }); // prettier-ignore
});

test('Polish of a Unix is told from that of Windows', () => {
    for (const encoding of ['iso-8859-2', 'windows-1250']) {
        expect(read(['Ściany śpią', 'Dziwny jest ten świat, łąki'].map((text) => encodeText(text, encoding)))).toEqual([
            'Ściany śpią',
            'Dziwny jest ten świat, łąki',
        ]);
    }
});

test('a long comment takes no long time', () => {
    const line = 'Под небом голубым есть город золотой, с прозрачными воротами и яркою звездой. ';
    const texts = Array.from({ length: 300 }, () => encodeText(line.repeat(50), 'koi8-r'));
    const start = performance.now();
    expect(read(texts)[299]).toBe(line.repeat(50));
    expect(performance.now() - start).toBeLessThan(10_000);
});
