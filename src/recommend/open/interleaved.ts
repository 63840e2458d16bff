import type { Answer } from '../source.ts';

/** Songs that one may give before another has given its first. */
const mostAhead = 5;

interface Voice {
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
export async function* interleaved(lists: readonly AsyncIterable<Answer>[]): AsyncGenerator<Answer> {
    const voices = lists.map((list): Voice => ({
        answers: list[Symbol.asyncIterator](),
        ready: null,
        waiting: null,
        hasEnded: false,
        songs: 0,
    }));
    try {
        for (;;) {
            for (const voice of voices) begin(voice);
            const awaited = voices.filter(({ waiting }) => waiting !== null);
            const next = nextOf(voices);
            if (next?.ready) {
                const answer = next.ready;
                next.ready = null;
                if (answer.kind === 'song') next.songs += 1;
                yield answer;
            } else if (awaited.length > 0) await Promise.race(awaited.map(({ waiting }) => waiting));
            else return;
        }
    } finally {
        // One that still waits for its service ends by its signal.
        for (const { answers } of voices) void answers.return?.()?.catch(() => undefined);
    }
}

function begin(voice: Voice): void {
    if (voice.hasEnded || voice.ready || voice.waiting) return;
    voice.waiting = listen(voice);
    // It may fail while nobody waits for it; whoever does later learns of it.
    voice.waiting.catch(() => undefined);
}

async function listen(voice: Voice): Promise<void> {
    const { done, value } = await voice.answers.next();
    voice.waiting = null;
    if (done) voice.hasEnded = true;
    else voice.ready = value;
}

/** Null to wait. One that has begun answers at once, so that its turn is waited for. */
function nextOf(voices: readonly Voice[]): Voice | null {
    const aside = voices.find(({ ready }) => ready !== null && ready.kind !== 'song');
    if (aside) return aside;
    const left = voices.filter(({ hasEnded }) => !hasEnded);
    const begun = left.filter(({ songs, ready }) => songs > 0 || ready !== null);
    const next = begun.find(({ songs }) => songs === Math.min(...begun.map((voice) => voice.songs)));
    const isAhead = next !== undefined && next.songs >= mostAhead && begun.length < left.length;
    return next?.ready && !isAhead ? next : null;
}
