import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { vocabulary } from '../../vocabulary.ts';
import { contrast, linearRgb, rgbBytes, type Oklch } from './colour.ts';
import { genreColour } from './genre-colour.ts';
import { grounds } from './grounds.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
/** As the tokens are called; country's is folk's too, new age's that of easy listening. */
const families = [...css.matchAll(/--family-([a-z-]+): light-dark/g)].map(([, name = '']) => name);

/** A token by day (0) and by night (1). */
function token(name: string): readonly [Oklch, Oklch] {
    const value = new RegExp(`--${name}: light-dark\\(([^;]*)\\);`).exec(css)?.[1] ?? '';
    const colours = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map(([, lightness, chroma, hue]) => ({
        lightness: Number(lightness),
        chroma: Number(chroma),
        hueDegrees: Number(hue),
    }));
    const [day, night] = colours;
    if (!day || !night) throw new Error(`expected a colour by day and by night for --${name}, got "${value}"`);
    return [day, night];
}

/** What the three kinds of colour blindness make of linear RGB (Machado, Oliveira, Fernandes 2009, severity 1). */
const eyes = {
    usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
    deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
    tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

/** Oklab distance of two colours as an eye sees them. */
function difference(one: Oklch, other: Oklch, eye: readonly number[]): number {
    const [a, b] = [seen(one, eye), seen(other, eye)];
    return Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
}

function seen(colour: Oklch, m: readonly number[]): number[] {
    const rgb = linearRgb(colour);
    const row = (i: number): number =>
        Math.min(
            1,
            Math.max(
                0,
                rgb.reduce((sum, value, j) => sum + value * (m[3 * i + j] ?? 0), 0),
            ),
        );
    const [r, g, b] = [row(0), row(1), row(2)];
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m2 = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
        0.2104542553 * l + 0.793617785 * m2 - 0.0040720468 * s,
        1.9779984951 * l - 2.428592205 * m2 + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m2 - 0.808675766 * s,
    ];
}

test('every family has a colour, and there are no more than fourteen', () => {
    expect(families).toHaveLength(14);
    for (const { name } of vocabulary.families) expect(css).toContain(`${genreColour(name).slice(4).split(',')[0]}:`);
});

describe.each([
    ['day', 0],
    ['night', 1],
] as const)('the colours by %s', (_, theme) => {
    const ground = token('ground')[theme];
    const colours = families.map((family) => token(`family-${family}`)[theme]);

    it.each(['ground', 'raised', 'sunken'])('let ink and soft text be read on %s', (surface) => {
        expect(contrast(token('ink')[theme], token(surface)[theme])).toBeGreaterThan(7);
        expect(contrast(token('soft')[theme], token(surface)[theme])).toBeGreaterThan(4.5);
        expect(contrast(token('alarm')[theme], token(surface)[theme])).toBeGreaterThan(4.5);
    });

    it.each(['ground', 'raised'])('show the edges of controls on %s', (surface) => {
        expect(contrast(token('edge')[theme], token(surface)[theme])).toBeGreaterThan(3);
    });

    it('show every family as an area on the ground', () => {
        for (const colour of colours) expect(contrast(colour, ground)).toBeGreaterThan(3);
    });

    it('let a family be named in black or white on its own colour', () => {
        // As River.svelte chooses them.
        for (const colour of colours) {
            const name = { lightness: colour.lightness < 0.58 ? 1 : 0, chroma: 0, hueDegrees: 0 };
            expect(contrast(name, colour)).toBeGreaterThan(4.5);
        }
    });

    it('lie within the gamut of every screen', () => {
        for (const colour of colours) {
            for (const value of linearRgb(colour)) {
                expect(value).toBeGreaterThan(-0.01);
                expect(value).toBeLessThan(1.01);
            }
        }
    });

    it('have a ground that the system’s bars and the splash have too', () => {
        const hex = rgbBytes(ground).map((byte) => byte.toString(16).padStart(2, '0'));
        expect(grounds[theme === 0 ? 'light' : 'dark']).toBe(`#${hex.join('')}`);
    });

    it.each(Object.entries(eyes))('tell all families apart for %s eyes', (_, eye) => {
        colours.forEach((one, i) => {
            colours.slice(i + 1).forEach((other) => expect(difference(one, other, eye)).toBeGreaterThan(0.045));
        });
    });

    it('let the accent be read on the ground and under a button’s words, whatever the hue', () => {
        const [lightness, chroma] = (
            [
                [0.5, 0.17],
                [0.78, 0.13],
            ] as const
        )[theme];
        expect(css).toContain(`oklch(from var(--song) ${lightness} clamp(0.0${theme === 0 ? 7 : 6}, c, ${chroma}) h)`);
        for (let hueDegrees = 0; hueDegrees < 360; hueDegrees += 5) {
            const accent = { lightness, chroma, hueDegrees };
            expect(contrast(accent, ground)).toBeGreaterThan(4.5);
            expect(contrast(accent, token('on-accent')[theme])).toBeGreaterThan(4.5);
        }
    });
});

const ui = new URL('../', import.meta.url);

/** Declarations that put a size of their own where a token says it: text, radius, layer, space. */
function bareSizes(text: string): string[] {
    const rules: readonly (readonly [property: RegExp, allowed: RegExp])[] = [
        [/^font(-size)?$/, /^(var\(--text-[a-z]+\)|inherit)$/],
        [/^border(-(start|end|top|bottom|left|right))*-radius$/, /^(var\(--radius-[a-z]+\)|0| )+$/],
        [/^z-index$/, /^var\(--layer-[a-z]+\)$/],
        [/^((row-|column-)?gap|(padding|margin)(-[a-z-]+)?)$/, /^(?!.*\drem\b)/],
    ];
    return [...text.matchAll(/(?<=[{;]\s*)([a-z-]+):\s*([^;{}]+)(?=;)/g)].flatMap(([all, property = '', value = '']) =>
        rules.some(([name, allowed]) => name.test(property) && !allowed.test(value.trim())) ? [all] : [],
    );
}

/** Rules that hold while a pointer hovers, and are not kept from those that cannot. */
const sticky = (text: string): string[] =>
    text.replace(/@media \(hover: hover\) \{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '').match(/[^{}]*:hover[^{}]*(?=\{)/g) ?? [];

/** Heights by the largest that the window can have, which the bars of a phone's browser cover in part. */
const covered = (text: string): string[] => text.match(/[\d.]+vh\b/g) ?? [];

/** What a component or sheet states of its look. */
const stylesOf = (path: string, text: string): string =>
    (path.endsWith('.css') ? text : (/<style>([^]*)<\/style>/.exec(text)?.[1] ?? '')).replace(/\/\*[^]*?\*\//g, '');

const sheets = readdirSync(ui, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(svelte|css)$/.test(path))
    .map((path) => ({ path, styles: stylesOf(path, readFileSync(new URL(path, ui), 'utf8')) }));

describe('the sizes of text, space, radii and layers', () => {
    it('are stated as tokens, and nowhere else', () => {
        expect(sheets.length).toBeGreaterThan(60);
        const found = sheets
            .filter(({ path }) => !path.endsWith('tokens.css'))
            .flatMap(({ path, styles }) => bareSizes(styles).map((size) => `${path}: ${size}`));
        expect(found).toEqual([]);
    });

    it('are all in use, and none is used that is not there', () => {
        const used = sheets.flatMap(({ styles }) => [
            ...styles.matchAll(/var\((--(?:text|space|radius|layer)-[a-z0-9]+)\)/g),
        ]);
        const stated = [...css.matchAll(/^ {4}(--(?:text|space|radius|layer)-[a-z0-9]+):/gm)];
        const names = (found: readonly RegExpExecArray[]): string[] => [...new Set(found.map(([, name = '']) => name))];
        expect(names(used).sort()).toEqual(names(stated).sort());
    });

    it.each([
        'p { font-size: 0.9375rem; }',
        'p { font: 600 1rem serif; }',
        'p { border-radius: 4px; }',
        'p { border-top-left-radius: 50%; }',
        'p { z-index: 9; }',
        'p { gap: 1rem; }',
        'p { color: red; padding: var(--space-4) 0.3rem; }',
        'p { margin-inline-start: -0.5rem; }',
    ])('are found where they stand bare: %s', (text) => {
        expect(bareSizes(text)).toHaveLength(1);
    });

    it.each([
        'p { font-size: var(--text-s); font: inherit; }',
        'p { border-radius: var(--radius-m) var(--radius-m) 0 0; }',
        'p { margin: 0 auto; padding: 1px var(--space-4); height: 4rem; }',
        'p { padding-bottom: max(var(--space-4), env(safe-area-inset-bottom)); }',
    ])('are let be where they are tokens: %s', (text) => {
        expect(bareSizes(text)).toEqual([]);
    });
});

describe('what a phone cannot do', () => {
    it.each([
        ['is hovered by a finger that is gone', sticky],
        ['is as high as a window without bars', covered],
    ] as const)('is in no sheet: nothing %s', (_, faults) => {
        const found = sheets.flatMap(({ path, styles }) => faults(styles).map((fault) => `${path}: ${fault.trim()}`));
        expect(found).toEqual([]);
    });

    it('is found where it stands', () => {
        expect(sticky('@media (hover: hover) { p:hover { top: 0; } b:hover { top: 0; } } i:hover { top: 0; }')).toEqual(
            [' i:hover '],
        );
        expect(covered('p { height: clamp(9rem, 30vh, 20rem); max-height: 30dvh; width: 3vw; }')).toEqual(['30vh']);
    });
});
