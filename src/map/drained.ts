/** All of some work at once, whatever it tells on the way. */
export function drained<Result>(work: Generator<unknown, Result>): Result {
    let step = work.next();
    while (!step.done) step = work.next();
    return step.value;
}
