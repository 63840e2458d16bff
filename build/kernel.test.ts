import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compiledKernel } from './kernel.ts';

test('the app has the kernel that its source becomes; `npx tsx commands/kernel.ts` writes it anew', () => {
    const kept = readFileSync(new URL('../src/features/kernel/wasm.ts', import.meta.url), 'utf8');
    expect(kept === compiledKernel()).toBe(true);
});
