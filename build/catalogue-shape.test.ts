import { describe, expect, test } from 'vitest';
import { joined, shapeOf, type Catalogue, type Compiled } from './catalogue-shape.ts';

describe('a catalogue that is compiled', () => {
    const base: Catalogue = { play: 'Play {title}', by: '{title} by {artist}', stop: 'Stop', part: { end: 'End' } };
    const says: Readonly<Record<string, Compiled['say']>> = {
        play: ({ title }) => `Play \`${title}\` for $5`,
        by: ({ artist, title }) => `${title} by ${artist}`,
        stop: () => 'Stop',
        'part.end': () => 'It\'s the "end"',
    };
    const compiled = new Map(Object.entries(says).map(([id, say]) => [id, { name: id.replace('.', '_'), say }]));
    const compile = (catalogue: Catalogue): string => joined({ tag: 'xx', catalogue, base, compiled });

    test('has the shape of the base: strings, functions of one input, functions of inputs by name', () => {
        expect(shapeOf(base).replaceAll(/\s+/g, ' ')).toContain(
            '"play": (title: string) => string; "by": (inputs: { artist: string; title: string }) => string; "stop": string; "part": { "end": string;',
        );
    });

    test('says what was compiled, written out', () => {
        const module = compile(base);
        const [, tree = ''] = /words: Words = (\{.*\});/s.exec(module) ?? [];
        const words = new Function(`return ${tree}`)() as {
            readonly play: (title: string) => string;
            readonly by: (inputs: object) => string;
            readonly stop: string;
            readonly part: { readonly end: string };
        };
        expect(words.play('${One}')).toBe('Play `${One}` for $5');
        expect(words.by({ title: 'Two', artist: 'Three' })).toBe('Two by Three');
        expect([words.stop, words.part.end]).toEqual(['Stop', 'It\'s the "end"']);
        expect(tree).not.toContain('m.');
    });

    test.each([
        ['lacks a message', { ...base, part: {} }, 'part.end()'],
        ['has one too many', { ...base, more: 'More' }, 'more()'],
        ['fills in something else', { ...base, play: 'Play {song}' }, 'play(title)'],
    ])('is refused when it %s', (_, catalogue, what) => {
        expect(() => compile(catalogue)).toThrow(what);
    });

    test.each([
        ['lacks a form in which the language counts', ['one']],
        ['has a form in which the language does not count', ['one', 'other', 'few']],
    ])('is refused when it %s', (_, forms) => {
        const counted = (forms: readonly string[]): Catalogue => ({
            ...base,
            songs: [
                {
                    declarations: ['input count', 'local plural = count: plural'],
                    match: Object.fromEntries(forms.map((form) => [`plural=${form}`, form])),
                },
            ],
        });
        const compileEnglish = (catalogue: Catalogue): string =>
            joined({
                tag: 'en',
                catalogue,
                base: counted(['one', 'other']),
                compiled: new Map([...compiled, ['songs', { name: 'songs', say: () => '' }]]),
            });
        expect(compileEnglish(counted(['one', 'other']))).toContain('"songs": (count) => m.songs({ count }),');
        expect(() => compileEnglish(counted(forms))).toThrow('songs');
    });

    test('is refused when a message was not compiled', () => {
        expect(() => joined({ tag: 'xx', catalogue: base, base, compiled: new Map() })).toThrow('play');
    });
});
