import { expect, test } from 'vitest';
import { metrics } from './figures.fixture.ts';
import { readFigures } from './figures.ts';
import { splitOf, systemsOf } from './systems.ts';

const { figures } = readFigures(metrics);
const scores = (accuracy: number, complete = true) => ({ accuracy, complete, tracks: 290, f1: {} });

test('Segue comes first, then each system that was measured, with what was published of it', () => {
    const systems = systemsOf(figures);
    expect(systems.map(({ name }) => name)).toEqual(['segue', 'tl_cnn', 'deep_cnn', 'mn04_frozen']);
    expect(systems.map(({ published }) => published?.accuracy ?? null)).toEqual([null, 0.53, 'impressive', null]);
});

test('a system that was asked about fewer songs than Segue is marked as partly measured', () => {
    const fewer = { ...metrics, tl_cnn: { ...metrics.tl_cnn, grouped5: { ...metrics.tl_cnn.grouped5, tracks: 200 } } };
    const [, system] = systemsOf(readFigures(fewer).figures);
    expect([system?.scores.grouped5?.complete, system?.scores.random10?.complete]).toEqual([false, true]);
});

test('the split is what is lost from the own way, or else random songs, to new artists', () => {
    expect(splitOf({ own: scores(0.88), random10: scores(0.7), grouped5: scores(0.58) })).toEqual({
        flattering: 'own',
        honest: 'grouped5',
        difference: expect.closeTo(0.3) as number,
    });
    expect(splitOf({ random10: scores(0.9), grouped5: scores(0.82) })?.flattering).toBe('random10');
});

test('the published split stands in for new artists that were not all asked about', () => {
    const split = splitOf({ own: scores(0.88), grouped5: scores(0.6, false), fault_filtered: scores(0.55) });
    expect(split?.honest).toBe('fault_filtered');
});

test.each([
    ['half of the folds is missing', { own: scores(0.88), grouped5: scores(0.6, false) }],
    ['no flattering figure is there', { grouped5: scores(0.6) }],
    ['less than a point is lost', { own: scores(0.6), grouped5: scores(0.595) }],
    ['the honest way is the better one', { own: scores(0.5), grouped5: scores(0.6) }],
])('nothing is said of the split when %s', (_, measured) => {
    expect(splitOf(measured)).toBeNull();
});
