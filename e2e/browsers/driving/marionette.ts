/** Marionette's protocol: each message is JSON with its length in bytes in front, `12:[0,1,"...",{}]`. */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

export interface Marionette {
    /** Resolves with the value; rejects with the browser's error. */
    call(name: string, parameters?: object): Promise<unknown>;
    close(): void;
}

type Answer = readonly [1, id: number, error: { error: string; message: string } | null, result: unknown];

export async function connectMarionette(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
    const greeted = new Promise<void>((resolve) =>
        onMessages(socket, (message) => {
            // The first message says who it is; answers are arrays.
            if (!Array.isArray(message)) return resolve();
            const [, id, error, result] = message as unknown as Answer;
            if (error) waiting.get(id)?.reject(new Error(`${error.error}: ${error.message}`));
            else waiting.get(id)?.resolve(result);
            waiting.delete(id);
        }),
    );
    socket.on('close', () => waiting.forEach(({ reject }) => reject(new Error('the browser is gone'))));
    socket.on('error', () => socket.destroy());
    await greeted;
    let calls = 0;
    return {
        call: (name, parameters = {}) =>
            new Promise((resolve, reject) => {
                const id = ++calls;
                waiting.set(id, { resolve, reject });
                const json = JSON.stringify([0, id, name, parameters]);
                socket.write(`${Buffer.byteLength(json)}:${json}`);
            }),
        close: () => socket.destroy(),
    };
}

function onMessages(socket: Socket, take: (message: unknown) => void): void {
    let rest = Buffer.alloc(0);
    socket.on('data', (bytes) => {
        rest = Buffer.concat([rest, bytes]);
        for (;;) {
            const colon = rest.indexOf(':');
            const end = colon + 1 + Number(rest.subarray(0, Math.max(0, colon)));
            if (colon < 0 || rest.length < end) return;
            take(JSON.parse(rest.subarray(colon + 1, end).toString()));
            rest = rest.subarray(end);
        }
    });
}
