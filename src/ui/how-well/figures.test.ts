import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { metrics } from './figures.fixture.ts';
import { readFigures } from './figures.ts';
import { protocols } from './names.ts';

type Changed = Record<string, Record<string, unknown>>;

/** The fixture with one part changed. */
function withPart(system: string, part: string, value: unknown): unknown {
    const copy = structuredClone(metrics) as unknown as Changed;
    copy[system] = { ...copy[system], [part]: value };
    return copy;
}

test('the figures that are shipped can all be read, and are of every protocol', () => {
    const path = new URL('../../../models/metrics.json', import.meta.url);
    const { figures, unread } = readFigures(JSON.parse(readFileSync(path, 'utf8')));
    expect(unread).toEqual([]);
    expect(Object.keys(figures.segue)).toEqual([...protocols]);
    expect(Object.keys(figures.world?.sets ?? {})).toEqual(['taffc', 'emotify', 'ishkur', 'dances']);
    expect(figures.world?.styles.length).toBeGreaterThanOrEqual(45);
});

describe('figures', () => {
    test('are read whole: each training, the curve, other systems, what was published and what else was measured', () => {
        const { figures, unread } = readFigures(metrics);
        expect(unread).toEqual([]);
        expect(figures.segue.random10).toMatchObject({ accuracy: 0.9, complete: true, seeds: [0.89, 0.91] });
        expect(figures.segue.grouped5?.calibration).toHaveLength(3);
        expect(Object.keys(figures.others)).toEqual(['tl_cnn', 'deep_cnn', 'mn04_frozen']);
        expect(figures.others.deep_cnn?.grouped5?.complete).toBe(false);
        expect(figures.published.deep_cnn?.accuracy).toBe('impressive');
        expect(figures.further).toMatchObject({ tagsAuc: 0.93, classesAuc: 0.91 });
        expect(figures.world?.sets.taffc).toMatchObject({ songs: 200, right: 0.85 });
        expect(figures.further.robustness?.variants['mp3_64']?.genreUnchanged).toBe(0.97);
        expect(figures.further.robustnessUnheard).toMatchObject({ songs: 4, all: { genreUnchanged: 0.93 } });
    });

    test('take the nearest songs from where they were measured', () => {
        const precisionAt5 = { embedding: 0.67, pooled: 0.66 };
        const beside = { segue: { fault_filtered: { ...metrics.segue.fault_filtered, precisionAt5 } } };
        expect(readFigures(beside).figures.further.retrieval?.precisionAt5.embedding).toBe(0.67);
        expect(readFigures(metrics).figures.further.retrieval?.precisionAt5.embedding).toBe(0.66);
    });

    test('are not carried further than they are shown', () => {
        expect(JSON.stringify(readFigures(metrics).figures)).not.toMatch(/tracks\.csv|per_tag|recipe/);
    });

    test.each([
        ['segue', 'tags_auc', { mean: 'high' }, /^segue\.tags_auc/],
        ['segue', 'world', { ...metrics.segue.world, quadrant: 74 }, /^segue\.world\.quadrant/],
        ['segue', 'learning', { points: [{ songs: 72 }] }, /^segue\.learning\.points\.0\.accuracy/],
        ['segue', 'robustness', { ...metrics.segue.robustness, fits: {} }, /^segue\.robustness\.fits/],
        ['segue', 'robustness', { ...metrics.segue.robustness, all: {} }, /^segue\.robustness\.all/],
        ['segue', 'robustness_unheard', { songs: 5 }, /^segue\.robustness_unheard\.all/],
        ['segue', 'grouped5', { ...metrics.segue.grouped5, accuracy: 82 }, /^segue\.grouped5\.accuracy/],
        ['segue', 'grouped5', { ...metrics.segue.grouped5, confusion: [[1]] }, /not-a-row-and-column-per-genre/],
        ['segue', 'grouped5', { ...metrics.segue.grouped5, calibration: [{}] }, /^segue\.grouped5\.calibration\.0/],
        ['tl_cnn', 'own', { accuracy: null }, /^tl_cnn\.own\.accuracy/],
        ['published', 'tl_cnn', { accuracy: 53 }, /^published\.tl_cnn/],
    ])('lose %s.%s when it is %j, and nothing else; what is wrong is named', (system, part, value, named) => {
        const { figures, unread } = readFigures(withPart(system, part, value));
        expect(unread).toEqual([expect.stringMatching(named)]);
        expect(figures.segue.random10?.accuracy).toBe(0.9);
        expect(figures.others.deep_cnn?.own?.accuracy).toBe(0.88);
        expect(figures.further.classesAuc).toBe(0.91);
    });

    test('keep the accuracy of a protocol whose curve cannot be read', () => {
        const broken = { ...metrics.segue.grouped5, calibration: [{}] };
        const { figures } = readFigures(withPart('segue', 'grouped5', broken));
        expect(figures.segue.grouped5).toMatchObject({ accuracy: 0.82, calibration: [] });
    });

    test.each([[null], [{}], [[]], ['text'], [{ segue: 3 }], [{ segue: null }]])('are empty for %j', (json) => {
        const { figures } = readFigures(json);
        expect([figures.segue, figures.others, figures.published]).toEqual([{}, {}, {}]);
        expect(Object.values(figures.further).every((value) => value === null)).toBe(true);
    });
});
