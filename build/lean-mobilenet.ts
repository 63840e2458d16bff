import type { Plugin } from 'vite';

const namespace = 'import*as tf from"@tensorflow/tfjs-core";';
const question = 'null==tf';

/**
 * @tensorflow-models/mobilenet asks whether TensorFlow.js is there, by the whole of it. So all of it would be in the code
 * that every visit fetches, though what a module imports is always there.
 */
export function leanMobilenet(): Plugin {
    return {
        name: 'lean-mobilenet',
        transform: {
            filter: { id: /@tensorflow-models\/mobilenet\/dist\/mobilenet\.esm\.js/ },
            handler: (code) => ({ code: leanCode(code), map: null }),
        },
    };
}

/** The package's code without that question. Throws when it does not ask it in these words, as another version may not. */
export function leanCode(code: string): string {
    if (!code.includes(namespace) || !code.includes(question))
        throw new Error('expected @tensorflow-models/mobilenet to ask for TensorFlow.js as version 2.1.1 does');
    return code.replace(namespace, '').replace(question, 'false');
}
