/** The meters' arithmetic: AssemblyScript -> the WebAssembly that the app is built with. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What `src/features/kernel/wasm.ts` has to hold: the folder `assembly` beside it, compiled. Throws what the compiler says where it refuses it. */
export function compiledKernel(): string {
    const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
    const wasm = join(folder, 'kernel.wasm');
    const source = 'src/features/kernel/assembly/index.ts';
    const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--outFile', wasm];
    try {
        // Its command, because tsx would take apart all of a compiler that is imported.
        execFileSync(process.execPath, ['node_modules/assemblyscript/bin/asc.js', source, ...options], {
            cwd: root,
            stdio: 'pipe',
        });
        return `/** The folder \`assembly\` beside this file, as \`npx tsx commands/kernel.ts\` compiles it. */
export const base64 =
    '${readFileSync(wasm, 'base64')}';
`;
    } finally {
        rmSync(folder, { recursive: true });
    }
}
