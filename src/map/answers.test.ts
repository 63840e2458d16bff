import { afterEach, expect, test, vi } from 'vitest';
import { answers } from './answers.ts';
import { layOut } from './layout.ts';
import { mappableSongs } from './map.fixture.ts';
import { vectorsOf } from './mapped-songs.ts';
import { placeNew } from './placing.ts';
import { trueness } from './trueness.ts';

const vectors = vectorsOf(mappableSongs(130));
const places = new Float32Array(260).fill(1).fill(NaN, 200);
const steps = (work: Generator): number => [...work].length;

afterEach(() => void vi.restoreAllMocks());

test.each([
    ['a layout', (tell: () => void) => answers.layOut(vectors, tell), () => layOut(vectors)],
    ['placing', (tell: () => void) => answers.place({ vectors, places }, tell), () => placeNew(vectors, places)],
] as const)('%s tells each long step to its end, so that nobody takes it for silent', async (_, answer, work) => {
    let time = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (time += 1000));
    const tell = vi.fn();
    const { places: all } = await answer(tell);
    expect(tell).toHaveBeenCalledTimes(steps(work()) + steps(trueness(vectors, all)));
});
