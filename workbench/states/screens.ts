import { cartographerHere } from '../../src/map/cartographer.fixture.ts';
import { mount } from 'svelte';
import { listening } from './listening.ts';
import { LabelDesk } from '../../src/app/label-desk.svelte.ts';
import { drained } from '../../src/analysis/in-steps.ts';
import { learnAll } from '../../src/labels/learn-all.ts';
import { Pwa } from '../../src/pwa/pwa.svelte.ts';
import App from '../../src/ui/App.svelte';
import { MapDesk } from '../../src/app/map-desk.svelte.ts';
import type { Show, States } from '../show.ts';
import { flacFile } from '../flac-file.ts';
import { contract, first, halfHeard, library, pictureOf } from '../songs.ts';
import { staged } from '../staged.ts';
import { madeUpLibrary } from '../../fixtures/made-up-library.ts';

type Staging = Parameters<typeof staged>[0];

const screen =
    (staging: Staging): Show =>
    async (target) =>
        mount(App, { target, props: { app: await staged(staging), pwa: new Pwa() } });

/** A set of made-up songs, calm to lively and back. */
const set: Show = async (target) => {
    const tracks = madeUpLibrary(contract, 150);
    const app = await staged({ tracks });
    app.set.begin(tracks.slice(0, 1).map(({ id }) => id));
    app.set.ask({ arc: 'wave', length: { songs: 10 } });
    mount(App, { target, props: { app, pwa: new Pwa() } });
};

/** Made-up songs that fulfil rules. */
const smartPlaylist: Show = async (target) => {
    const app = await staged({ tracks: madeUpLibrary(contract, 150) });
    const made = await app.playlists.createSmart('Lively', {
        match: 'all',
        rules: [
            { kind: 'genre', names: ['electronic', 'rock'] },
            { kind: 'tempo', from: 100, to: 130 },
            { kind: 'key', names: ['8A'], isWide: true },
        ],
        order: 'liveliest',
        limit: 50,
    });
    if (made.ok) app.playlistDesk.show(made.value.id);
    mount(App, { target, props: { app, pwa: new Pwa() } });
};

/** The library as a table, by style and tempo. */
const table: Show = async (target) => {
    const app = await staged({ tracks: madeUpLibrary(contract, 150) });
    app.settings.tableOrder = [
        { column: 'style', isDescending: false },
        { column: 'tempo', isDescending: true },
    ];
    app.screen.show('table');
    mount(App, { target, props: { app, pwa: new Pwa() } });
};

/** Learns labels in the page: the workbench has no workers. */
function learnHere(app: Awaited<ReturnType<typeof staged>>): LabelDesk['labels'] {
    app.labelDesk.labels.dispose();
    const labelDesk = new LabelDesk({ ...app, learn: async (lesson) => drained(learnAll(lesson)) });
    Object.assign(app, { labelDesk });
    return labelDesk.labels;
}

/** Labels of made-up songs: one of any, which cannot be told surely, one of too few, one of a single artist, one of songs that are gone and were heard otherwise. */
const labels: Show = async (target) => {
    const tracks = madeUpLibrary(contract, 150);
    const app = await staged({ tracks });
    const own = learnHere(app);
    await own.create(
        'Sunday morning',
        tracks.filter((_, i) => i % 9 === 0),
    );
    await own.create('my techno, not theirs', tracks.slice(0, 2));
    const [first] = tracks;
    await own.create('دبكة', tracks.filter(({ artist }) => artist === first?.artist).slice(0, 9));
    const older = tracks
        .slice(20, 27)
        .map((track) => ({ ...track, id: `${track.id} elsewhere`, analysis: { ...track.analysis, model: '1.0.0' } }));
    await own.create('from an older network', older);
    await own.learned();
    app.screen.show('labels');
    mount(App, { target, props: { app, pwa: new Pwa() } });
};

/** The library as a map, and a song of it. */
const map: Show = async (target) => {
    const app = await staged({ tracks: madeUpLibrary(contract, 250) });
    app.screen.show('map');
    // The workbench has no workers.
    const { library, network, set, screen } = app;
    const desk = new MapDesk({ library, network, set, screen, worker: cartographerHere() });
    Object.assign(app, { mapDesk: desk });
    const page = mount(App, { target, props: { app, pwa: new Pwa() } });
    await desk.map.follow();
    const { tracks } = desk.map.songs;
    desk.focusedId = tracks[0]?.id ?? null;
    return page;
};

/** All that may stand beside the songs at once, and one that plays. */
const everything: Show = async (target) => {
    const tracks = madeUpLibrary(contract, 60).map((track, i) =>
        i % 10 === 3 ? { ...track, analysis: { ...track.analysis, model: '1.0.0' } } : track,
    );
    const copies = tracks.slice(0, 2).map((track) => ({ ...track, id: `copy of ${track.id}` }));
    const app = await staged({ tracks: [...tracks, ...copies] });
    for (const { id, fileName } of tracks) app.player.remember(id, new File([], fileName));
    app.playQueue.add(tracks.map(({ id }) => id));
    for (const name of ['Evening', 'Sunday', 'For the road']) await app.playlists.create(name, [tracks[0]?.id ?? '']);
    await learnHere(app).create('Sunday morning', tracks.slice(0, 5));
    await app.duplicates.find();
    app.selection.select(tracks[0]?.id ?? null);
    mount(App, { target, props: { app, pwa: new Pwa() } });
};

/** Songs that the library holds twice, as another file. */
const duplicates: Show = async (target) => {
    const tracks = madeUpLibrary(contract, 12);
    const copies = tracks.slice(0, 3).map((track, i) => {
        const path = 'Music/Downloads/2019/From the old computer';
        return { ...track, id: `copy-${i}`, fileName: `${path}/${track.title} (copy).flac` };
    });
    const app = await staged({ tracks: [...tracks, ...copies] });
    await app.duplicates.find();
    app.screen.show('duplicates');
    mount(App, { target, props: { app, pwa: new Pwa() } });
};

/** What would be written into the files of all songs, of which some have tags and one is no sound. */
const tags: Show = async (target) => {
    const app = await staged();
    const comments = ['TITLE=Evening Lines', 'GENRE=Ambient', 'BPM=120'];
    for (const [i, { id, fileName }] of library.entries()) {
        const bytes = i === 1 ? new Uint8Array(64) : flacFile(i % 2 === 0 ? comments : []);
        app.player.remember(id, new File([bytes], fileName));
    }
    await app.tagWriting.begin(library.map(({ id }) => id));
    mount(App, { target, props: { app, pwa: new Pwa() } });
};

const failed = (reason: 'damaged' | 'not-audio') => ({ outcome: { ok: false, reason, message: 'made up' } }) as const;

export const screens: States = {
    empty: screen({ tracks: [] }),
    'songs, none chosen': screen({}),
    'a song begins to be heard': screen({
        tracks: [],
        files: { 'Evening Lines.mp3': { progress: { stage: 'decoding', fraction: 0.02 } } },
    }),
    'a song is half heard, others wait or failed': screen({
        files: {
            'Evening Lines.mp3': {
                progress: {
                    stage: 'listening',
                    fraction: 0.4,
                    soFar: halfHeard,
                    picture: pictureOf(80),
                    fileTags: { artist: 'The Synthesisers' },
                },
            },
            'notes.txt': failed('not-audio'),
            'Second.mp3': { progress: { stage: 'decoding', fraction: 0.1 } },
            'Third.mp3': { progress: { stage: 'decoding', fraction: 0 } },
        },
    }),
    'a song could not be heard': screen({ tracks: [], files: { 'broken.mp3': failed('damaged') } }),
    'a song': screen({ selected: first.id }),
    'a song, with all that may stand beside it': everything,
    'a set': set,
    'a smart playlist': smartPlaylist,
    'the library as a table': table,
    'own labels': labels,
    'the library as a map': map,
    duplicates,
    ...listening,
    'tags that would be written': tags,
    'the network could not be loaded': screen({ tracks: [], network: 'unavailable' }),
};
