import { expect, test, vi } from 'vitest';
import type { Track } from '../flow.ts';
import { makeTrack } from '../library/track.fixture.ts';
import { found, makeRecommendations } from '../recommend/recommendations.fixture.ts';
import type { Connection } from '../recommend/source.ts';
import { perSource } from '../recommend/sources.ts';
import { Following } from './following.svelte.ts';
import { Selection } from './selection.svelte.ts';

const [blues, rock] = [
    makeTrack({ id: 'blues', title: 'Blue', analysis: { families: [0.7, 0.1, 0.1, 0.1] } }),
    makeTrack({ id: 'rock', title: 'Stone', analysis: { families: [0.1, 0.1, 0.1, 0.7] } }),
];
const jazz = [{ genre: 'jazz', weight: 1 }];

class Shelf {
    tracks = $state.raw<readonly Track[]>([blues, rock]);
    get(id: string): Track | undefined {
        return this.tracks.find((track) => track.id === id);
    }
}

class Consent implements Connection {
    state = $state<Connection['state']>('connected');
    async disconnect(): Promise<void> {
        this.state = 'none';
    }
}

/** What effects do in a browser, `screenChanges` does here. */
function setUp() {
    const library = new Shelf();
    const selection = new Selection({ library, queue: { items: [], active: [] } });
    const { all: recommendations, put, last, ids } = makeRecommendations();
    const consent = new Consent();
    const sources = perSource((name) => ({ connection: name === 'spotify' ? consent : null }));
    const listening = { stop: vi.fn() };
    const following = new Following({ selection, library, recommendations, listening, sources });
    const screenChanges = () => {
        following.followSong();
        following.followConnections();
    };
    const seeds = () => recommendations.seeds?.map(({ id }) => id);
    return { library, selection, recommendations, put, last, ids, consent, listening, following, screenChanges, seeds };
}

test('another song is another question, asked before the screen changes, and ends the listening', () => {
    const { selection, recommendations, listening, screenChanges, seeds } = setUp();
    selection.select('blues');
    screenChanges();
    expect(seeds()).toEqual(['blues']);
    listening.stop.mockClear();
    selection.select('rock');
    screenChanges();
    expect([seeds(), recommendations.heardGenres]).toEqual([['rock'], [{ genre: 'rock', weight: 1 }]]);
    expect(listening.stop).toHaveBeenCalledOnce();
});

test('the same song again is no question, and stays as it is mixed', () => {
    const { selection, put, screenChanges, seeds } = setUp();
    selection.select('blues');
    screenChanges();
    selection.mix('blues', ['rock']);
    screenChanges();
    selection.select('blues');
    screenChanges();
    expect([seeds(), put.library.length]).toEqual([['blues', 'rock'], 2]);
});

test('a song that leaves the library leaves the mix', () => {
    const { library, selection, put, screenChanges, seeds } = setUp();
    selection.select('blues');
    selection.mix('blues', ['rock']);
    screenChanges();
    expect(seeds()).toEqual(['blues', 'rock']);
    library.tracks = [blues];
    screenChanges();
    expect([seeds(), put.library.length]).toEqual([['blues'], 2]);
});

test('a library that has changed answers anew, and the services are not asked', async () => {
    const { library, selection, put, last, screenChanges } = setUp();
    selection.select('blues');
    screenChanges();
    await last('library').end();
    library.tracks = [...library.tracks, makeTrack({ id: 'new', title: 'New' })];
    screenChanges();
    expect([put.library.length, put.youtube.length]).toEqual([2, 1]);
});

test('what was said by a consent that has ended leaves the screen', async () => {
    const { selection, last, ids, consent, screenChanges } = setUp();
    selection.select('blues');
    screenChanges();
    await last('spotify').say(found('a'));
    await last('open').say(found('b'));
    consent.state = 'expired';
    screenChanges();
    expect(ids('spotify')).toEqual(['a']);
    await consent.disconnect();
    screenChanges();
    expect([ids('spotify'), ids('open')]).toEqual([[], ['b']]);
});

test('who comes back from Spotify’s page finds the song, the mix and the question as they were', () => {
    const { selection, recommendations, following, screenChanges, seeds } = setUp();
    const at = {
        trackId: 'blues',
        source: 'spotify',
        mixedWith: ['rock', 'gone'],
        genres: jazz,
        tags: ['mellow'],
    } as const;
    following.comeBack({ ...at, mixedWith: [...at.mixedWith], genres: [...jazz], tags: [...at.tags] });
    expect([selection.track?.id, selection.sourceShown]).toEqual(['blues', 'spotify']);
    screenChanges();
    expect(seeds()).toEqual(['blues', 'rock']);
    expect(recommendations.choices).toMatchObject({ genres: jazz, tags: ['mellow'] });
    expect(following.place('spotify')).toEqual({ ...at, mixedWith: ['rock'] });
    selection.select('rock');
    screenChanges();
    expect(recommendations.choices).toMatchObject({ genres: null, tags: [] });
    selection.select('blues');
    screenChanges();
    expect(seeds()).toEqual(['blues']);
});

test('who comes back to no song is asked nothing', () => {
    const { selection, following, put, screenChanges } = setUp();
    following.comeBack({ trackId: null, source: 'open', mixedWith: [], genres: [], tags: [] });
    screenChanges();
    expect([selection.track, selection.sourceShown, put.library.length]).toEqual([null, 'open', 0]);
    expect(following.place('spotify')).toMatchObject({ trackId: null, mixedWith: [] });
});
