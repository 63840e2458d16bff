/** The worker's side of the link: each request goes to its handler, and what comes of it goes back. */
import type { CallTable, ProgressOf, Reply, Request } from './worker-messages.ts';

export type Handlers<Calls extends CallTable<Calls>> = {
    readonly [C in keyof Calls]: (
        input: Calls[C]['input'],
        tell: (progress: ProgressOf<Calls, C>) => void,
    ) => Promise<Calls[C]['output']>;
};

/** What a worker's own global object has, as far as it is used. */
interface WorkerScope {
    postMessage(message: unknown): void;
    addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const aliveEveryMillis = 1000;

/** Answers all that the page asks from now on. What a handler throws is told as a crash. */
export function answerCalls<Calls extends CallTable<Calls>>(scope: WorkerScope, handlers: Handlers<Calls>): void {
    const reply = (message: Reply<Calls>): void => scope.postMessage(message);

    async function answer({ id, call, input }: Request<Calls>): Promise<void> {
        const heartbeat = setInterval(() => reply({ kind: 'alive' }), aliveEveryMillis);
        try {
            const output = await handlers[call](input, (progress) => reply({ id, kind: 'progress', progress }));
            reply({ id, kind: 'done', output });
        } catch (error) {
            const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
            reply({ id, kind: 'crashed', message });
        } finally {
            clearInterval(heartbeat);
        }
    }

    scope.addEventListener('message', ({ data }: MessageEvent<Request<Calls>>) => void answer(data));
}
