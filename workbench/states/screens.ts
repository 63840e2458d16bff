import { mount } from 'svelte';
import { Pwa } from '../../src/pwa/pwa.svelte.ts';
import App from '../../src/ui/App.svelte';
import type { Show, States } from '../show.ts';
import { first, halfHeard, pictureOf } from '../songs.ts';
import { staged } from '../staged.ts';

type Staging = Parameters<typeof staged>[0];

const screen =
    (staging: Staging): Show =>
    async (target) =>
        mount(App, { target, props: { app: await staged(staging), pwa: new Pwa() } });

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
    'the network could not be loaded': screen({ tracks: [], network: 'unavailable' }),
};
