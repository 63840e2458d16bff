import type { Plugin } from 'vite';

/** All that the networks' graphs call, by the names under which both backends keep them; a test runs the graphs and compares. */
export const kernels: ReadonlySet<string> = new Set([
    '_FusedMatMul',
    'Add',
    'AvgPool',
    'Cast',
    'ClipByValue',
    'Concat',
    'FusedConv2D',
    'FusedDepthwiseConv2D',
    'Identity',
    'MaxPool',
    'Mean',
    'MirrorPad',
    'Multiply',
    'Relu6',
    'Reshape',
    'ResizeBilinear',
    'Sigmoid',
    'Slice',
    'Softmax',
    'Sqrt',
    'SquaredDifference',
    'Sub',
    'Sum',
    'Tanh',
    'Tile',
    'Transpose',
]);

/** The kinds of operations that the graphs hold, as the converter files them. */
const categories: ReadonlySet<string> = new Set([
    'arithmetic',
    'basic_math',
    'convolution',
    'graph',
    'matrices',
    'normalization',
    'reduction',
    'slice_join',
    'transformation',
]);

const kernelImport = /^import \{ (\w+) \} from '\.\/kernels\/(\w+)';\n/gm;
const categoryFile = /\/(executors|op_list)\/(\w+?)(?:_executor)?\.js/;

/**
 * TensorFlow.js registers some two hundred kernels a backend, reads graphs of any operation and can compute in threads; the networks here
 * have two dozen kernels and one thread. What is built has these alone: https://www.tensorflow.org/js/tutorials/deployment/size_optimized_bundles.
 */
export function leanTensorFlow(): Plugin {
    return {
        name: 'lean-tensorflow',
        apply: 'build',
        transform: {
            filter: { id: /@tensorflow\/tfjs-(?:backend-|converter\/dist\/operations\/)/ },
            handler: (code, id) => {
                const lean = leanCode(code, id);
                return lean === code ? null : { code: lean, map: null };
            },
        },
    };
}

/** The package's file `id` with what is needed of it. Throws where a backend does not register its kernels as version 4.22.0 does. */
export function leanCode(code: string, id: string): string {
    if (id.includes('register_all_kernels')) return withKernelsOnly(code);
    // See network/wasm-backend.ts, which allows no threads.
    if (id.includes('threaded-simd')) return 'export default null; export const wasmWorkerContents = null;';
    const [, kind, category = ''] = categoryFile.exec(id) ?? [];
    if (!kind || category === 'utils') return code;
    if (!categories.has(category)) return `export const ${kind === 'op_list' ? 'json = []' : 'executeOp = null'};`;
    // Of a namespace that is handed on, all is kept; of one whose members are named, those.
    return code.replace(', ops = tfOps', '').replaceAll(/\bops\./g, 'tfOps.');
}

function withKernelsOnly(code: string): string {
    const found: string[] = [];
    const others: string[] = [];
    const imports = code.replace(kernelImport, (line, config: string, kernel: string) => {
        (kernels.has(kernel) ? found : others).push(config);
        return kernels.has(kernel) ? line : '';
    });
    if (found.length !== kernels.size || others.length === 0)
        throw new Error('expected TensorFlow.js to register its kernels as version 4.22.0 does');
    return imports.replace(new RegExp(`^\\s*(?:${others.join('|')}),?\n`, 'gm'), '');
}
