import { mount } from 'svelte';
import type { OlderSongs } from '../../src/app/older-songs.ts';
import type { FolderState } from '../../src/folders/linked-folder.svelte.ts';
import FolderLines from '../../src/ui/folders/FolderLines.svelte';
import { Labels } from '../../src/labels/labels.svelte.ts';
import { LibraryView } from '../../src/ui/library/library-view.svelte.ts';
import LibraryPane from '../../src/ui/library/LibraryPane.svelte';
import LibrarySide from '../../src/ui/library/LibrarySide.svelte';
import { queryPart } from '../../src/ui/query/query-part.ts';
import QueuePane from '../../src/ui/queue/QueuePane.svelte';
import { ignore, showing, type Show, type States } from '../show.ts';
import { contract, first, library } from '../songs.ts';
import { staged, type Becomes } from '../staged.ts';

const none: OlderSongs = { count: 0, atHand: [], without: 0 };

const pane =
    (tracks: typeof library, chosen: string | null = null, older: OlderSongs = none): Show =>
    (target) => {
        Object.assign(target.style, { display: 'grid', gridTemplateRows: 'minmax(0, 1fr)', height: '100dvh' });
        const on = { isGone: () => false, onselect: ignore, onremove: ignore, onhear: ignore };
        const sets = {
            hasSet: false,
            onset: ignore,
            onmap: ignore,
            canPlay: (id: string) => id !== chosen,
            onplay: ignore,
        };
        mount(LibraryPane, {
            target,
            props: {
                tracks,
                labels: new Labels({ library: { tracks: [], get: () => undefined }, contract: () => null }),
                view: new LibraryView(),
                contract,
                selectedId: chosen,
                playingId: chosen,
                older,
                ...on,
                ...sets,
            },
        });
    };

/** What is typed into the search, as it is understood. */
const asked =
    (search: string): Show =>
    async (target) => {
        Object.assign(target.style, { display: 'grid', gridTemplateRows: 'minmax(0, 1fr)', height: '100dvh' });
        const app = await staged({ selected: first.id });
        const view = new LibraryView();
        view.search = search;
        view.query = queryPart(app, view);
        const on = { onselect: ignore, onremove: ignore, onset: ignore, onplaylist: ignore, onscreen: ignore };
        mount(LibrarySide, { target, props: { app, view, ...on } });
    };

const queue =
    (files: Readonly<Record<string, Becomes>>, foldable = false): Show =>
    async (target) => {
        const app = await staged({ files });
        mount(QueuePane, { target, props: { queue: app.queue, onselect: ignore, foldable } });
    };

const older = library.map((track, index) =>
    index < 2 ? { ...track, analysis: { ...track.analysis, model: '7.0.0' } } : track,
);
const many = Array.from({ length: 400 }, (_, index) =>
    library.map((track) => ({ ...track, id: `${track.id} ${index}` })),
).flat();
const underWay = (fraction: number): Becomes => ({ progress: { stage: 'listening', fraction } });
const failed = (reason: 'damaged' | 'protected'): Becomes => ({ outcome: { ok: false, reason, message: 'made up' } });
const busy = { 'One.mp3': underWay(0.7), 'Two.mp3': underWay(0.2), 'Three.mp3': underWay(0), 'Four.mp3': underWay(0) };

const nothing = async (): Promise<void> => undefined;
const folder = (name: string, state: FolderState, secondsLeft: number | null = null, changedMeanwhile = 0) => ({
    ...{
        id: name,
        name,
        state,
        kind: 'linked' as const,
        changedMeanwhile,
        progress: { found: 8204, left: 6128, secondsLeft },
    },
    ...{ look: nothing, pause: nothing, goOn: nothing },
});
const folders = [
    folder('Music', 'looking'),
    folder('Records of my parents', 'hearing', 3000),
    folder('Mixes', 'hearing'),
    folder('Live', 'paused'),
    folder('Travels', 'low-battery'),
    folder('USB', 'folder-gone'),
    folder('Old', 'not-permitted'),
    { ...folder('Phone', 'not-chosen'), kind: 'chosen' as const },
    folder('Broken', 'unreadable'),
    folder('Recordings', 'resting', null, 2),
];

export const lists: States = {
    'library, empty': pane([]),
    'library, a few songs': pane(library, first.id),
    'library, two thousand songs': pane(many),
    'library, songs of an older version': pane(older, null, { count: 3, atHand: ['a'], without: 1 }),
    'library, asked in words': asked(`calm songs like ${first.title}, not too fast, brzl`),
    'library, asked for what it has not': asked('salsa from 1801-1850, 300 bpm'),
    'linked folders': showing(FolderLines, { folders: { list: folders }, onchoose: ignore }),
    'queue, songs under way': queue(busy),
    'queue, folded': queue(busy, true),
    'queue, failures': queue({ 'broken.mp3': failed('damaged'), 'bought.m4a': failed('protected') }),
};
