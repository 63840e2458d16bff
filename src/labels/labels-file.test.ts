import { expect, test } from 'vitest';
import { songsLike } from './label.fixture.ts';
import { labelsFile, readLabelsFile } from './labels-file.ts';
import { type Label, mostExamples } from './label.ts';
import { exampleOf } from './teaching.ts';

const label: Label = {
    id: 'l',
    name: 'Sunday morning 夜',
    createdAt: 1,
    changedAt: 2,
    examples: songsLike(0.9, 2).map(exampleOf),
    counterexamples: songsLike(0.1, 1).map(exampleOf),
    learned: { changedAt: 2, network: '8', librarySongs: 3, head: null, rightness: { untold: 'few' } },
};

const of = (text: string): Blob => new Blob([text]);

test('labels go out and come back with their examples, as exactly as networks agree, to be learned anew', async () => {
    const read = await readLabelsFile(labelsFile([label]));
    if (!read.ok) throw new Error(read.reason);
    const [back] = read.labels;
    expect(back).toMatchObject({ id: 'l', name: 'Sunday morning 夜', createdAt: 1, changedAt: 2, learned: null });
    expect(back?.examples.map(({ songId }) => songId)).toEqual(label.examples.map(({ songId }) => songId));
    expect(back?.counterexamples).toHaveLength(1);
    back?.examples[0]?.embedding.forEach((value, i) =>
        expect(value).toBeCloseTo(label.examples[0]?.embedding[i] ?? NaN, 4),
    );
});

test('no sound and no picture is in the file', async () => {
    const content = JSON.parse(await labelsFile([label]).text()) as { labels: { examples: object[] }[] };
    expect(Object.keys(content.labels[0]?.examples[0] ?? {}).sort()).toEqual(
        ['artist', 'embedding', 'network', 'songId', 'styles', 'title'].sort(),
    );
});

test.each([
    ['not JSON', '{"format":', 'not-labels'],
    ['empty', '', 'not-labels'],
    ['another file', '{"format":"segue-library","version":1}', 'not-labels'],
    ['without labels', '{"format":"segue-labels","version":1}', 'not-labels'],
    [
        'of a label without a name',
        '{"format":"segue-labels","version":1,"labels":[{"id":"a","name":" "}]}',
        'not-labels',
    ],
    ['of a newer Segue', '{"format":"segue-labels","version":2,"labels":[]}', 'newer-version'],
] as const)('a file that is %s is refused, with the reason', async (_, text, reason) => {
    expect(await readLabelsFile(of(text))).toEqual({ ok: false, reason });
});

test('a likelihood that is none makes the file a damaged one', async () => {
    const text = (await labelsFile([label]).text()).replace('"styles":[0', '"styles":[7');
    expect(await readLabelsFile(of(text))).toEqual({ ok: false, reason: 'not-labels' });
});

test.each([
    ['a number that is none as it is heard', '"embedding":[0', '"embedding":[1e39,0'],
    ['a date that is none', '"changedAt":2', '"changedAt":1e300'],
] as const)('%s makes the file a damaged one', async (_, from, to) => {
    const written = await labelsFile([label]).text();
    expect(await readLabelsFile(of(written.replace(from, to)))).toEqual({ ok: false, reason: 'not-labels' });
});

test('a file of more songs than a label can be kept with is a damaged one', async () => {
    const [example] = label.examples;
    const tooMany = { ...label, examples: Array.from({ length: mostExamples + 1 }, () => example ?? expect.fail()) };
    expect(await readLabelsFile(labelsFile([tooMany]))).toEqual({ ok: false, reason: 'not-labels' });
});

test('a file that the browser cannot read is told from one that is damaged', async () => {
    const gone = Object.assign(of('{}'), { text: () => Promise.reject(new DOMException('', 'NotReadableError')) });
    expect(await readLabelsFile(gone)).toEqual({ ok: false, reason: 'unreadable-file' });
});
