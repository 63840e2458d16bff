/** A plain static host: files below any path, with the headers that the build's `_headers` asks for. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface StaticHost {
    /** Where the app stands, with a slash at its end. */
    readonly url: string;
    /** Paths that were asked for, in their order. */
    readonly asked: readonly string[];
    /** Paths that are answered as if there were no such file, while they are in here. */
    readonly missing: Set<string>;
    close(): Promise<void>;
}

interface HostOptions {
    /** Begins and ends with a slash. */
    readonly path?: string;
    /** Sends what the file `_headers` says, as Netlify and Cloudflare Pages do. */
    readonly withHeaders?: boolean;
    /** How long an answer about a path is kept back, in milliseconds. */
    readonly delay?: (path: string) => number;
}

const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.txt': 'text/plain',
    '.wasm': 'application/wasm',
    '.webmanifest': 'application/manifest+json',
};

export async function staticHost(folder: string, options: HostOptions = {}): Promise<StaticHost> {
    const { path = '/', withHeaders = false, delay = () => 0 } = options;
    const rules = withHeaders ? parseHeaders(await readFile(join(folder, '_headers'), 'utf8')) : [];
    const asked: string[] = [];
    const missing = new Set<string>();
    const server = createServer((request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        asked.push(pathname);
        const below = pathname.startsWith(path) && request.method === 'GET' ? `/${pathname.slice(path.length)}` : null;
        if (below === null || missing.has(pathname)) return void response.writeHead(404).end();
        const name = normalize(below.endsWith('/') ? `${below}index.html` : below);
        const answer = Promise.all([readFile(join(folder, name)), setTimeout(delay(pathname))]);
        answer.then(
            ([content]) => {
                response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream');
                for (const { pattern, header, value } of rules)
                    if (pattern.test(below)) response.setHeader(header, value);
                response.end(content);
            },
            () => response.writeHead(404).end(),
        );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error(`expected a port, got ${String(address)}`);
    return {
        url: `http://127.0.0.1:${address.port}${path}`,
        asked,
        missing,
        close: () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
    };
}

interface Rule {
    readonly pattern: RegExp;
    readonly header: string;
    readonly value: string;
}

/** A path, at the line's beginning, is followed by its headers, indented; `*` stands for anything. */
function parseHeaders(text: string): Rule[] {
    let pattern = /^$/;
    return text.split('\n').flatMap((line) => {
        const [, header, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? [];
        if (header && value) return [{ pattern, header, value }];
        if (line.startsWith('/')) pattern = new RegExp(`^${line.trim().replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
        return [];
    });
}
