import { expect, test } from 'vitest';
import { makeTrack } from '../library/track.fixture.ts';
import { songNamesOf } from './song-names.ts';

const tracks = [
    makeTrack({ id: 'a', title: 'Kite', artist: 'Mori' }),
    makeTrack({ id: 'b', title: 'Kite', artist: 'Ása Líf' }),
    makeTrack({ id: 'c', title: 'Mori', artist: 'Ása Líf' }),
];
const names = songNamesOf(tracks);

test('the first of several songs of a title is meant, and another by its artist', () => {
    expect(names.get('kite')).toEqual({ name: 'Kite', ids: ['a'] });
    expect(names.get('Kite by asa lif')).toEqual({ name: 'Ása Líf - Kite', ids: ['b'] });
    expect(names.get('“KITE”')?.ids).toEqual(['a']);
});

test('a title wins over an artist, who else stands for all songs', () => {
    expect(names.get('mori')?.ids).toEqual(['c']);
    expect(names.get('Ása Líf')?.ids).toEqual(['b', 'c']);
    expect(names.get('nobody')).toBeNull();
});

test('the name of what was found finds it again', () => {
    for (const typed of ['kite', 'kite by ása líf', 'ása líf']) {
        const found = names.get(typed);
        expect(names.get(found?.name ?? '')).toEqual(found);
    }
});
