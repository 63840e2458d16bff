import { describe, expect, test } from 'vitest';
import { joined, shapeOf, type Catalogue } from './catalogue-shape.ts';

describe('a catalogue that is compiled', () => {
    const base: Catalogue = { play: 'Play {title}', by: '{title} by {artist}', stop: 'Stop', part: { end: 'End' } };
    const names = new Map(['play', 'by', 'stop', 'part.end'].map((id) => [id, id.replace('.', '_')]));
    const compile = (catalogue: Catalogue): string => joined({ tag: 'xx', catalogue, base, names });

    test('has the shape of the base: strings, functions of one input, functions of inputs by name', () => {
        expect(shapeOf(base).replaceAll(/\s+/g, ' ')).toContain(
            '"play": (title: string) => string; "by": (inputs: { artist: string; title: string }) => string; "stop": string; "part": { "end": string;',
        );
        expect(compile(base)).toContain('"end": m.part_end(),');
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
                names: new Map([...names, ['songs', 'songs']]),
            });
        expect(() => compileEnglish(counted(['one', 'other']))).not.toThrow();
        expect(() => compileEnglish(counted(forms))).toThrow('songs');
    });

    test('is refused when a message was not compiled', () => {
        expect(() => joined({ tag: 'xx', catalogue: base, base, names: new Map() })).toThrow('play');
    });
});
