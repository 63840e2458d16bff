/** For tests: a real graph of a few numbers, with every output that a contract can name. */
import type { ModelFiles } from './model-files.ts';

const outputs = {
    families: [2, 0],
    styles: [1, 2, 3],
    moods: [-1],
    quadrants: [1, 2, 3, 4],
    genres: [0, 2],
    tags: [1],
    embedding: [3, 4],
    classes: [0, 1, -1],
};
const [float, integer] = [{ type: 'DT_FLOAT' }, { type: 'DT_INT32' }];

/** Of a patch whose mean level is m, each output is m times its row of `outputs`. Its contract has the shipped one's input. */
export function smallGraph({ contract, wasmBinary }: ModelFiles): ModelFiles {
    const rows = Object.entries(outputs).map(([name, row]) => ({ name: `${name}-row`, shape: [1, row.length] }));
    const node = [
        { name: 'picture', op: 'Placeholder', attr: { dtype: float } },
        ...rows.map(({ name }) => ({ name, op: 'Const', attr: { dtype: float } })),
        ...['axes', 'column'].map((name) => ({ name, op: 'Const', attr: { dtype: integer } })),
        { name: 'mean', op: 'Mean', input: ['picture', 'axes'], attr: { T: float, keep_dims: { b: false } } },
        { name: 'level', op: 'Reshape', input: ['mean', 'column'], attr: { T: float } },
        ...Object.keys(outputs).map((name) => ({
            name,
            op: 'Mul',
            input: ['level', `${name}-row`],
            attr: { T: float },
        })),
    ];
    const weights = [
        ...rows.map((row) => ({ ...row, dtype: 'float32' })),
        ...['axes', 'column'].map((name) => ({ name, shape: [2], dtype: 'int32' })),
    ];
    const values = new Float32Array(Object.values(outputs).flat());
    const [axes, column] = [Int32Array.of(1, 2), Int32Array.of(-1, 1)];
    return {
        contract: {
            ...contract,
            genres: ['low', 'high'],
            families: ['low', 'high'],
            styles: ['one', 'two', 'three'].map((name) => ({ name, family: 'low', shownAbove: 0.5 })),
            moods: [{ name: 'loud', shownAbove: 0.5 }],
            tags: [{ name: '80s', kind: 'era', shownAbove: 0.5 }],
            embeddingLength: outputs.embedding.length,
            temperature: 1,
            familyTemperature: 1,
            classes: ['one', 'two', 'three'].map((name) => ({ name, kind: 'genre', shownAbove: 0.5 })),
        },
        modelJson: JSON.stringify({
            modelTopology: { node, versions: { producer: 0 } },
            weightsManifest: [{ paths: [], weights }],
        }),
        weights: joined(values, axes, column),
        wasmBinary,
    };
}

function joined(...arrays: readonly (Float32Array | Int32Array)[]): ArrayBuffer {
    const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
    let from = 0;
    for (const array of arrays) {
        bytes.set(new Uint8Array(array.buffer), from);
        from += array.byteLength;
    }
    return bytes.buffer;
}
