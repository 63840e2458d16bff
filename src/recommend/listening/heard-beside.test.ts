import { expect, test } from 'vitest';
import { contract, makeTrack } from '../../library/track.fixture.ts';
import { heardBeside } from './heard-beside.ts';
import { similar } from '../library/similar.ts';

const seed = makeTrack({ id: 'seed' });
const at = (id: string, x: number, y: number, tags = [0.1, 0.1, 0.1, 0.1]) =>
    makeTrack({ id, title: id, analysis: { embedding: new Float32Array([x, y, 0]), tags } });

test('beside one seed it says what the library says of the same song', () => {
    const other = at('other', 0.6, 0.8, [0.8, 0.1, 0.1, 0.1]);
    const mellow = makeTrack({ id: 'mellow', analysis: { tags: [0.7, 0.1, 0.1, 0.1] } });
    const library = [mellow, at('third', 0, 1)];
    expect(heardBeside([mellow], other, library, contract)).toEqual(
        similar([mellow], [...library, other], { contract })[0],
    );
});

test('beside several it is as alike as to the one that it is least alike', () => {
    const between = at('between', Math.SQRT1_2, Math.SQRT1_2);
    expect(heardBeside([seed, at('b', 0.6, 0.8)], between, [seed], contract).similarity).toBeCloseTo(Math.SQRT1_2);
});

test('even with no library there is something to say', () => {
    const { because } = heardBeside([seed], at('other', 1, 0), [], contract);
    expect(because.map(({ kind }) => kind)).toEqual(['genre', 'tempo', 'key', 'loudness']);
});
