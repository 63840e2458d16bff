/**
 * A server of this machine that stands in the network for all hosts there are, over HTTPS: redirections, preflights and the
 * page's policy are the browser's own. Who is not made up for a test answers nobody.
 */
import { getCertificate } from '@vitejs/plugin-basic-ssl';
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createPlainServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { send, toRequest } from './node-http.ts';

/** A service made up for tests. */
export interface Fake {
    /** Answers OPTIONS as the service answers a preflight; throws where the network, and not the service, fails. */
    answer(request: Request): Promise<Response>;
}

export interface Loopback {
    readonly port: number;
    /** Has a stand-in answer for a host, instead of whoever did; `*.host` is for all below it, `*` for all others. */
    serve(host: string, fake: Fake): void;
    /** Where pages went and nobody answered; a browser has errands of its own, which no page sends it on. */
    readonly strays: readonly string[];
    /** Nobody is made up any more, and nobody has strayed. */
    clear(): void;
    close(): Promise<void>;
}

/** Over HTTPS, with a certificate that was made for these tests. */
export async function openLoopback(): Promise<Loopback & { readonly flags: readonly string[] }> {
    const pem = await getCertificate('.cache/loopback-certificate', 'segue-tests');
    const key = new X509Certificate(pem).publicKey.export({ type: 'spki', format: 'der' });
    const fingerprint = createHash('sha256').update(key).digest('base64');
    const loopback = await open((listener) => createServer({ key: pem, cert: pem }, listener));
    const flags = [
        `--host-resolver-rules=MAP * 127.0.0.1:${loopback.port}, EXCLUDE 127.0.0.1`,
        `--ignore-certificate-errors-spki-list=${fingerprint}`,
    ];
    return { ...loopback, flags };
}

/** Without encryption, for those who ask by `pageFetch`. */
export const openPlainLoopback = (): Promise<Loopback> => open(createPlainServer);

type Server = ReturnType<typeof createPlainServer> | ReturnType<typeof createServer>;

async function open(create: (listener: RequestListener) => Server): Promise<Loopback> {
    const fakes = new Map<string, Fake>();
    const strays: string[] = [];
    const fakeOf = (host: string) =>
        fakes.get(host) ??
        [...fakes].find(([name]) => name.startsWith('*.') && host.endsWith(name.slice(1)))?.[1] ??
        fakes.get('*');
    const server = create(async (incoming, outgoing) => {
        // `pageFetch` cannot say another host than it asks.
        const host = String(incoming.headers['x-forwarded-host'] ?? incoming.headers.host);
        const fake = fakeOf(host);
        if (!fake && isOfPage(incoming)) strays.push(`https://${host}${incoming.url}`);
        try {
            const response = await fake?.answer(await toRequest(incoming, outgoing, `https://${host}`));
            if (response) await send(response, outgoing);
            else outgoing.destroy();
        } catch {
            outgoing.destroy();
        }
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return {
        port: (server.address() as AddressInfo).port,
        strays,
        serve: (host, fake) => void fakes.set(host, fake),
        clear() {
            fakes.clear();
            strays.length = 0;
        },
        async close() {
            server.close();
            server.closeAllConnections();
            await once(server, 'close');
        },
    };
}

/** https://www.w3.org/TR/fetch-metadata/ */
function isOfPage({ headers }: IncomingMessage): boolean {
    return headers['sec-fetch-site'] !== 'none' || headers['sec-fetch-mode'] === 'navigate';
}
