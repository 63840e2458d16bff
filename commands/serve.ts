/** Serves the built app on this machine. */
import { preview } from 'vite';

export interface Served {
    /** Without a slash at its end. */
    readonly url: string;
    close(): Promise<void>;
}

/** Serves `folder` (a build) on 127.0.0.1; port 0 takes a free one. */
export async function serve(folder: string, port = 0): Promise<Served> {
    const server = await preview({
        logLevel: 'error',
        build: { outDir: folder },
        root: new URL('../', import.meta.url).pathname,
        preview: { host: '127.0.0.1', port, strictPort: port !== 0 },
    });
    const address = server.httpServer.address();
    if (address === null || typeof address === 'string') throw new Error(`expected a port, got ${String(address)}`);
    return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
