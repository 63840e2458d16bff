/** Labels as a file of their own: JSON with examples as they were heard, without any sound. */
import * as v from 'valibot';
import { exampleSchema, taughtFields, type Example, type Label } from './label.ts';

const labelsFileVersion = 1;

/** 'not-labels': something else, or damaged. */
type LabelsFileProblem = 'not-labels' | 'newer-version' | 'unreadable-file';

export type ReadLabels =
    | { readonly ok: true; readonly labels: readonly Label[] }
    | { readonly ok: false; readonly reason: LabelsFileProblem };

/** Far above a thousand labels of a hundred songs (0.2 GB). */
const largestBytes = 512 * 1024 * 1024;

const written = v.object({
    ...exampleSchema.entries,
    embedding: v.pipe(
        v.array(v.number()),
        v.transform((values): Float32Array => Float32Array.from(values)),
        exampleSchema.entries.embedding,
    ),
});

const headerSchema = v.object({ format: v.literal('segue-labels'), version: v.pipe(v.number(), v.integer()) });
const fileSchema = v.object({ labels: v.array(v.object(taughtFields(written))) });

/** Without what was learned: who reads it learns it beside a library of their own. */
export function labelsFile(labels: readonly Label[]): Blob {
    const content = {
        format: 'segue-labels',
        version: labelsFileVersion,
        labels: labels.map(({ id, name, createdAt, changedAt, ...said }) => ({
            ...{ id, name, createdAt, changedAt },
            examples: said.examples.map(plain),
            counterexamples: said.counterexamples.map(plain),
        })),
    };
    return new Blob([`${JSON.stringify(content)}\n`], { type: 'application/json' });
}

export async function readLabelsFile(file: Blob): Promise<ReadLabels> {
    if (file.size > largestBytes) return { ok: false, reason: 'not-labels' };
    let content: unknown;
    try {
        content = parsed(await file.text());
    } catch {
        return { ok: false, reason: 'unreadable-file' };
    }
    const header = v.safeParse(headerSchema, content);
    if (!header.success) return { ok: false, reason: 'not-labels' };
    if (header.output.version > labelsFileVersion) return { ok: false, reason: 'newer-version' };
    const read = v.safeParse(fileSchema, content);
    if (!read.success) return { ok: false, reason: 'not-labels' };
    return { ok: true, labels: read.output.labels.map((label) => ({ ...label, learned: null })) };
}

/** Four decimals are more than two networks of one version agree in. */
const plain = ({ embedding, styles, ...about }: Example) => ({
    ...about,
    styles: styles.map(short),
    embedding: Array.from(embedding, short),
});

const short = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
