/** Compiles the meters' arithmetic (`src/features/kernel/assembly/`) into `src/features/kernel/wasm.ts`, after each change to it. */
import { writeFileSync } from 'node:fs';
import { compiledKernel } from '../build/kernel.ts';

writeFileSync(new URL('../src/features/kernel/wasm.ts', import.meta.url), compiledKernel());
