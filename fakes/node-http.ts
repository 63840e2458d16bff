/** Between Node's servers and the `Request` and `Response` that stand-ins speak. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What came, as if it had come to `origin`; its signal is aborted when whoever asked gives up. */
export async function toRequest(incoming: IncomingMessage, outgoing: ServerResponse, origin: string): Promise<Request> {
    const { url = '/', method = 'GET' } = incoming;
    const pieces: Uint8Array[] = [];
    for await (const piece of incoming) pieces.push(piece as Uint8Array);
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort(new Error('whoever asked has gone')));
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const body = pieces.length > 0 ? Buffer.concat(pieces) : null;
    return new Request(new URL(url, origin), { method, headers, body, signal: gone.signal });
}

export async function send(response: Response, outgoing: ServerResponse): Promise<void> {
    const body = Buffer.from(await response.arrayBuffer());
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(body);
}
