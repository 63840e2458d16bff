import { mount } from 'svelte';
import type { Segue } from '../../src/app/segue.svelte.ts';
import CompactBar from '../../src/ui/player/CompactBar.svelte';
import PlayerBar from '../../src/ui/player/PlayerBar.svelte';
import PlayerSheet from '../../src/ui/player/PlayerSheet.svelte';
import QueuePanel from '../../src/ui/player/QueuePanel.svelte';
import { sounding, type Sounding } from '../../src/ui/player/sounding.ts';
import { ignore, type Show, type States } from '../show.ts';
import { library } from '../songs.ts';
import { staged } from '../staged.ts';

/** Nothing sounds: the files are empty, and none is played. */
const waiting = async (): Promise<{ readonly app: Segue; readonly song: Sounding }> => {
    const app = await staged();
    for (const { id } of library) app.player.remember(id, new File([], id));
    app.playQueue.add(library.map(({ id }) => id));
    const song = sounding(app, { orScreen: false });
    if (!song) throw new Error('expected the first song of the queue');
    return { app, song };
};

const bar =
    (more: Partial<Sounding>): Show =>
    async (target) => {
        const { app, song } = await waiting();
        mount(PlayerBar, { target, props: { app, song: { ...song, ...more }, onshow: ignore } });
    };

const compact =
    (more: Partial<Sounding>): Show =>
    async (target) => {
        const { app, song } = await waiting();
        mount(CompactBar, { target, props: { app, song: { ...song, ...more }, onopen: ignore } });
    };

const panel =
    (isEmpty: boolean): Show =>
    async (target) => {
        const { app } = await waiting();
        if (isEmpty) app.playQueue.clear();
        Object.assign(target.style, { display: 'grid', gridTemplateRows: 'minmax(0, 1fr)', height: '100dvh' });
        mount(QueuePanel, { target, props: { app } });
    };

export const player: States = {
    bar: bar({}),
    'bar, in a song': bar({ playing: true, positionSeconds: 72 }),
    'bar, a stream': bar({ id: 'audius:1', kind: 'stream', durationSeconds: 0 }),
    'on a phone': compact({ playing: true, positionSeconds: 72 }),
    'on a phone, a song that cannot be played': compact({ kind: 'screen', playable: false }),
    'on a phone, opened': async (target) => {
        const { app, song } = await waiting();
        mount(PlayerSheet, { target, props: { open: true, app, song, onshow: ignore } });
    },
    queue: panel(false),
    'queue, empty': panel(true),
};
