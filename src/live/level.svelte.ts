/** How loud what is heard is at the moment. */
import { nearlySilentPeak } from '../analysis/silent-peak.ts';
import { peakOf } from '../audio/samples.ts';
import type { Samples } from '../flow.ts';

/** Of nothing but silence before it is said: a rest of a piece is shorter. */
const silentSeconds = 3;

export class Level {
    #peak = $state(0);
    #quietSeconds = $state(0);

    /** The loudest sample of the last quarter of a second, 0 to 1. */
    get peak(): number {
        return this.#peak;
    }

    /** Whether nothing has been heard for some seconds. */
    get isSilent(): boolean {
        return this.#quietSeconds >= silentSeconds;
    }

    take(block: Samples): void {
        this.#peak = peakOf(block);
        this.#quietSeconds =
            this.#peak < nearlySilentPeak ? this.#quietSeconds + block.left.length / block.sampleRateHz : 0;
    }

    reset(): void {
        this.#peak = 0;
        this.#quietSeconds = 0;
    }
}
