import { render } from 'svelte/server';
import { afterEach, describe, expect, test } from 'vitest';
import { language } from '../words/language.svelte.ts';
import { words } from '../words/language.svelte.ts';
import { heardAs } from './how-well-words.ts';
import { metrics } from './figures.fixture.ts';
import { readFigures, type Figures } from './figures.ts';
import HowWell from './HowWell.svelte';

afterEach(() => language.show('en', []));

/** The page's text, markup left out. */
function textOf(figures: Figures): string {
    const { body } = render(HowWell, { props: { figures } });
    return body
        .replaceAll(/<!--.*?-->/g, '')
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ');
}

describe('the page', () => {
    test('says how often it is right, how far that may be off, and what each training gave', () => {
        const text = textOf(readFigures(metrics).figures);
        expect(text).toContain('82.0% right, 290 songs.');
        expect(text).toContain('most likely 78.0% to 86.0% (95% interval)');
        expect(text).toContain('Trained anew several times: 81.0% and 83.0%.');
    });

    test('begins the matrix at the worst mistake, of new artists', () => {
        expect(textOf(readFigures(metrics).figures)).toContain('Of 100 rock songs, 80 were heard as hip hop.');
    });

    test('says whether a confidence holds, nearest to 80%', () => {
        expect(textOf(readFigures(metrics).figures)).toContain(
            'When it says 79%, it is right in 78% of songs. On average the two are 3.2 points apart.',
        );
    });

    test('sets the systems side by side, says what the way of asking gave, and marks what is partly measured', () => {
        const text = textOf(readFigures(metrics).figures);
        expect(text).toContain('Own way: 60.0%. New artists: 52.0%. So 8.0 points are the way of asking.');
        expect(text).toContain('Own way: 88.0%. Published split: 55.0%. So 33.0 points');
        expect(text).toContain('Random songs, as published: 71.0%.');
        expect(text).toContain('“impressive”');
        expect(text).toContain('60.0%*');
        expect(text).toContain('* Only a part of the songs has been asked about.');
    });

    test('says what else was measured, with a change that has no name as it is', () => {
        const text = textOf(readFigures(metrics).figures);
        expect(text).toContain('other artists only, 66% are of its genre');
        expect(text).toContain('on average 61% of those so far are by that artist');
        expect(text).toContain('The features that it grew from reach 52%.');
        expect(text).toMatch(/MP3 at 64 kb\/s 97% 98% under_water 60% 70% All changes 79% 84%/);
        expect(text).toContain('… of songs of which it says a family 95% 91%');
        expect(text).not.toContain(words.howWell.further.together.sure);
        expect(text).toContain('In 91% of cases Segue still names one of the genres that it named before');
        expect(text).toContain('nor anything by their artists (4 songs), keep their genre in 93% of cases.');
    });

    test('says how it fares with real music, collection by collection and style by style', () => {
        const text = textOf(readFigures(metrics).figures);
        expect(text).toMatch(/AllMusic’s genres 200 81% 85% 1\.3/);
        expect(text).toContain('it picks the right one for 74% of songs');
        expect(text).toMatch(/Techno 95% 40 ✓ Opera\* 83% 12 –/);
    });

    test('says what more songs brought', () => {
        expect(textOf(readFigures(metrics).figures)).toMatch(/Songs learned from It is right 72 49% 1,758 83%/);
    });

    test('leaves out what was not measured', () => {
        const { random10 } = metrics.segue;
        const { calibration, ...withoutCurve } = random10;
        expect(calibration).not.toEqual([]);
        const text = textOf(readFigures({ segue: { random10: withoutCurve } }).figures);
        expect(text).toContain('90.0% right');
        const { howWell } = words;
        const { calibration: curve, systems, learning, further, which } = howWell;
        for (const title of [curve.title, systems.title, learning.title, further.title, which])
            expect(text).not.toContain(title);
    });

    test('stands without any figure', () => {
        const text = textOf(readFigures({}).figures);
        expect(text).toContain(words.howWell.intro);
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
    });
});

describe('a square of the matrix', () => {
    test.each([
        [{ genre: 'rock', other: 'country', share: 0.13 }, 'Of 100 rock songs, 13 were heard as country.'],
        [{ genre: 'hiphop', other: 'pop', share: 0.01 }, 'Of 100 hip hop songs, 1 was heard as pop.'],
        [{ genre: 'jazz', other: 'jazz', share: 0.95 }, 'Of 100 jazz songs, 95 were heard as jazz, as they should be.'],
        [{ genre: 'jazz', other: 'rock', share: 0.003 }, 'Of 100 jazz songs, fewer than one was heard as rock.'],
        [{ genre: 'jazz', other: 'metal', share: 0 }, 'No jazz song was heard as metal.'],
    ])('of %j reads "%s"', (heard, sentence) => {
        expect(heardAs(heard)).toBe(sentence);
    });

    test('is read in the language of the screen', async () => {
        const square = { genre: 'rock', other: 'country', share: 0.22 };
        await language.show('ru', []);
        expect(heardAs(square)).toBe('Из 100 песен жанра «рок» 22 услышаны как «кантри».');
        await language.show('ja', []);
        expect(heardAs(square)).toBe('ロックの曲100曲のうち、22曲をカントリーと聴きました。');
    });
});
