import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leanCode } from './lean-mobilenet.ts';

const code = readFileSync(
    new URL('../node_modules/@tensorflow-models/mobilenet/dist/mobilenet.esm.js', import.meta.url),
    'utf8',
);

test('the package that is installed loses its import of the whole of TensorFlow.js, and nothing else', () => {
    const lean = leanCode(code);
    expect(lean).not.toMatch(/import ?\* ?as/);
    expect(lean).not.toMatch(/\btf\b(?!hub)/);
    expect(code.length - lean.length).toBeLessThan(60);
});

test('a version that asks in other words is not built', () => {
    expect(() => leanCode(code.replace('null==tf', 'void 0===tf'))).toThrow('version 2.1.1');
});
