/** Work that comes back between its steps, each of which may tell how far it is. */

/** Signs of life, and what is shown meanwhile, go out so often. */
const breathEveryMillis = 100;

/** Lets others have their turn meanwhile: a worker in which nothing else runs is taken for hung. */
export async function worked<Step, Result>(
    work: Generator<Step, Result>,
    tell?: (step: Step) => void,
): Promise<Result> {
    let breath = performance.now();
    for (;;) {
        const step = work.next();
        if (step.done) return step.value;
        if (performance.now() - breath < breathEveryMillis) continue;
        tell?.(step.value);
        await new Promise((resume) => setTimeout(resume));
        breath = performance.now();
    }
}

/** All of it at once, whatever it tells on the way. */
export function drained<Result>(work: Generator<unknown, Result>): Result {
    let step = work.next();
    while (!step.done) step = work.next();
    return step.value;
}
