import type { Answer } from '../source.ts';

/** Songs that one may give before another has given its first. */
const mostAhead = 5;

interface Stream {
    readonly answers: AsyncIterator<Answer>;
    ready: Answer | null;
    waiting: Promise<void> | null;
    hasEnded: boolean;
    songs: number;
}

/**
 * The answers of all as they come, in turns: who has given the fewest songs comes next, and the quick wait for the slow
 * after five. Rejects as soon as one of them does.
 */
export async function* roundRobin(lists: readonly AsyncIterable<Answer>[]): AsyncGenerator<Answer> {
    const streams = lists.map((list): Stream => ({
        answers: list[Symbol.asyncIterator](),
        ready: null,
        waiting: null,
        hasEnded: false,
        songs: 0,
    }));
    try {
        for (;;) {
            for (const stream of streams) begin(stream);
            const awaited = streams.filter(({ waiting }) => waiting !== null);
            const next = nextOf(streams);
            if (next?.ready) {
                const answer = next.ready;
                next.ready = null;
                if (answer.kind === 'song') next.songs += 1;
                yield answer;
            } else if (awaited.length > 0) {
                await Promise.race(awaited.map(({ waiting }) => waiting));
            } else {
                return;
            }
        }
    } finally {
        // One that still waits for its service ends by its signal.
        for (const { answers } of streams) void answers.return?.()?.catch(() => undefined);
    }
}

function begin(stream: Stream): void {
    if (stream.hasEnded || stream.ready || stream.waiting) return;
    stream.waiting = pull(stream);
    // It may fail while nobody waits for it; whoever does later learns of it.
    stream.waiting.catch(() => undefined);
}

async function pull(stream: Stream): Promise<void> {
    const { done, value } = await stream.answers.next();
    stream.waiting = null;
    if (done) stream.hasEnded = true;
    else stream.ready = value;
}

/** Null to wait. One that has begun answers at once, so that its turn is waited for. */
function nextOf(streams: readonly Stream[]): Stream | null {
    const aside = streams.find(({ ready }) => ready !== null && ready.kind !== 'song');
    if (aside) return aside;
    const left = streams.filter(({ hasEnded }) => !hasEnded);
    const begun = left.filter(({ songs, ready }) => songs > 0 || ready !== null);
    const next = begun.find(({ songs }) => songs === Math.min(...begun.map((stream) => stream.songs)));
    const isAhead = next !== undefined && next.songs >= mostAhead && begun.length < left.length;
    return next?.ready && !isAhead ? next : null;
}
