import { expect, test } from 'vitest';
import { isHeardLive } from '../library/heard-live.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { similar } from '../recommend/library/similar.ts';
import { songOf, songSoFar } from './song-of.ts';

test('a song that is kept has an id of its own, by which it is known to have no file', () => {
    const { analysis } = makeTrack();
    const [one, other] = [1, 2].map((at) => songOf(analysis, { title: 'A', artist: ' B ' }, at));
    expect(one).toMatchObject({ title: 'A', artist: 'B', fileName: '', addedAt: 1 });
    expect(one?.id).not.toBe(other?.id);
    expect([isHeardLive(one?.id ?? ''), isHeardLive(makeTrack().id)]).toEqual([true, false]);
});

test('a song that sounds still is put beside those of the library', () => {
    const { families, embedding, model, backend } = makeTrack().analysis;
    const song = songSoFar({ families, embedding, model, backend }, 'Heard now');
    const library = [
        makeTrack({ id: 'like' }),
        makeTrack({ id: 'unlike', analysis: { embedding: new Float32Array([0, 1, 0]) } }),
    ];
    expect(song && similar([song], library, { contract }).map(({ track }) => track.id)).toEqual(['like']);
});

test('before its first names there is nothing to put beside others', () => {
    expect(songSoFar({}, 'Heard now')).toBeNull();
});
