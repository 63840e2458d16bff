/**
 * Serves the built app with nginx, by the two lines that the README gives, and has it hear a song: `npx tsx commands/nginx.ts`.
 * Needs nginx and Chromium; no rights beyond one's own.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hearFile, openApp } from './app-page.ts';
import { freshBuild } from './build.ts';
import { makePiece } from '../fixtures/sound-files.ts';

// Debian puts it where only root's PATH leads.
const program = process.env['NGINX'] ?? '/usr/sbin/nginx';

/** The lines between the fences of the README's nginx example. */
async function readmeLines(): Promise<string> {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const [, lines] = /```nginx\n([^`]+)```/.exec(readme) ?? [];
    if (!lines) throw new Error('expected an nginx example in README.md');
    return lines;
}

function freePort(): Promise<number> {
    return new Promise((resolve, reject) => {
        const server = createServer().listen(0, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error())));
        });
    });
}

async function responds(url: string): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
        if (await fetch(url).catch(() => null)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`expected an answer from ${url}`);
}

function expectThat(isSo: boolean, what: string): void {
    if (!isSo) throw new Error(`expected that ${what}`);
    console.log(`nginx: ${what}`);
}

const dist = freshBuild();
const folder = await mkdtemp(join(tmpdir(), 'segue-nginx-'));
const port = await freePort();
const lines = (await readmeLines()).replaceAll('/srv/segue', dist.replace(/\/$/, ''));
const ownPlaces = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
);
await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log stderr warn; events {}
    http {
        include /etc/nginx/mime.types; access_log off; ${ownPlaces.join(' ')}
        server { listen 127.0.0.1:${port};
${lines}
        }
    }`,
);
const nginx = spawn(program, ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
const failed = new Promise<never>((_, reject) => {
    nginx.once('error', reject);
    nginx.once('exit', (code) => reject(new Error(`nginx ended with ${code}`)));
});
failed.catch(() => undefined);
try {
    const url = `http://127.0.0.1:${port}/segue/`;
    await Promise.race([responds(url), failed]);
    const app = await openApp(url, 'wasm');
    try {
        const heard = await hearFile(app.page, await makePiece(join(folder, 'piece.wav'), { durationSeconds: 12 }));
        expectThat(heard.ok, 'a song is heard');
        const worker = await app.page.evaluate(
            () =>
                performance.getEntriesByType('resource').find(({ name }) => /\/assets\/analysis-worker-/.test(name))
                    ?.name,
        );
        expectThat(worker !== undefined, 'the worker comes from it');
        const { headers } = await fetch(worker ?? url);
        expectThat(!headers.has('content-security-policy'), 'the worker’s answer carries no policy of the page');
        expectThat(/immutable/.test(headers.get('cache-control') ?? ''), 'what never changes is kept');
        const manifest = await fetch(`${url}manifest.webmanifest`);
        expectThat(manifest.ok, 'the manifest is there');
    } finally {
        await app.close();
    }
} finally {
    nginx.kill();
    await rm(folder, { recursive: true });
}
