import { expect, test } from 'vitest';
import type { Service } from '../sources.ts';
import type { LaterSong } from './later-song.ts';
import { sections } from './sections.ts';

const song = (service: Service): LaterSong => ({ service, id: service, title: '', judgements: [], addedAt: 0 });

test('songs of Spotify stand in a section of their own, all others share one', () => {
    const shown = sections((['youtube', 'spotify', 'library', 'audius', 'spotify', 'musicbrainz'] as const).map(song));
    expect(shown.map(({ name, songs }) => [name, songs.map(({ service }) => service)])).toEqual([
        ['mixed', ['youtube', 'library', 'audius', 'musicbrainz']],
        ['spotify', ['spotify', 'spotify']],
    ]);
});

test('no section is empty', () => {
    expect(sections([])).toEqual([]);
    expect(sections([song('spotify')]).map(({ name }) => name)).toEqual(['spotify']);
});
