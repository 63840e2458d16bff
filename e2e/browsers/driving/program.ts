/** A program that a test starts and ends. */
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';

export interface Program {
    /** Ends it; resolves when it is gone. */
    end(): Promise<void>;
    readonly isGone: boolean;
}

export function start(path: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
    const child = spawn(path, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
    let isGone = false;
    const gone = new Promise<void>((resolve) => {
        const end = (): void => {
            isGone = true;
            resolve();
        };
        child.on('exit', end);
        child.on('error', end);
    });
    return {
        get isGone() {
            return isGone;
        },
        async end() {
            child.kill();
            await Promise.race([gone, setTimeout(5000)]);
            if (!isGone) child.kill('SIGKILL');
            await gone;
        },
    };
}

/** Tries until it gives something; throws after `seconds`, or as soon as the program is gone. */
export async function until<T>(what: string, program: Program, attempt: () => Promise<T | null>, seconds = 60) {
    const last = Date.now() + seconds * 1000;
    while (Date.now() < last && !program.isGone) {
        const result = await attempt().catch(() => null);
        if (result !== null) return result;
        await setTimeout(100);
    }
    throw new Error(`expected ${what} ${program.isGone ? 'before the program ended' : `within ${seconds} s`}`);
}
