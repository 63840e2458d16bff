/** When something is to be found anew in sound that goes on: often, and yet without taking the processor for itself. */
interface Pace {
    /** Of sound, before the first time. */
    readonly firstSeconds: number;
    /** Of sound, from one time to the next, at least. */
    readonly everySeconds: number;
    /** Of the time that the sound takes, 0 to 1: where the machine is slow, it is done less often. */
    readonly mostShare: number;
}

export class Renewal {
    readonly #pace: Pace;
    #dueSeconds: number;

    constructor(pace: Pace) {
        this.#pace = pace;
        this.#dueSeconds = pace.firstSeconds;
    }

    /** Whether it is time, when so much sound has come. */
    isDue(seconds: number): boolean {
        return seconds >= this.#dueSeconds;
    }

    /** Does it, so much into the sound. */
    async spend(seconds: number, work: () => Promise<void>): Promise<void> {
        const start = performance.now();
        await work();
        const spentSeconds = (performance.now() - start) / 1000;
        this.#dueSeconds = seconds + Math.max(this.#pace.everySeconds, spentSeconds / this.#pace.mostShare);
    }
}
