/** How the screen writes keys. */
import type { KeyNotation } from '../../meaning/key-notation.ts';

let chosen = (): KeyNotation => 'musical';

export const keyNotation = (): KeyNotation => chosen();

/** From now on keys are written as `choice` says whenever it is asked. */
export function followKeyNotation(choice: () => KeyNotation): void {
    chosen = choice;
}
