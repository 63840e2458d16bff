import { noRhythm } from '../../src/features/no-rhythm.ts';
import type { ComponentProps } from 'svelte';
import { hearingOfTrack, type Hearing } from '../../src/ui/song/hearing.ts';
import Song from '../../src/ui/song/Song.svelte';
import { filling, ignore, showing, type Show, type States } from '../show.ts';
import { analysisOf, contract, halfHeard, pictureOf, sure, trackOf } from '../songs.ts';

type Heard = Parameters<typeof analysisOf>[0];
type More = Parameters<typeof analysisOf>[1];

function shown(hearing: Hearing, props: Partial<ComponentProps<typeof Song>> = {}): Show {
    const [ontoggle, onseek, onremove] = [ignore, ignore, ignore];
    const playing = { playable: true, playing: false, positionSeconds: 0, ontoggle, onseek, onremove };
    const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
    return showing(Song, { hearing, picture: pictureOf(), contract, theme, children: filling, ...playing, ...props });
}

const heard = (what: Heard, more?: More): Hearing => hearingOfTrack(trackOf('Evening Lines', analysisOf(what, more)));
const underWay = (hearing: Partial<Hearing>): Hearing => ({
    ...heard(sure),
    stage: 'listening',
    track: null,
    ...hearing,
});

const doubtful: Heard = {
    families: { rock: 0.4, pop: 0.3, metal: 0.25 },
    tags: { guitar: 0.6, 'male voice': 0.5 },
    styles: { grunge: 0.9 },
};
const unclaimed: Heard = {
    families: Object.fromEntries(contract.families.map((name) => [name, 1])),
    quadrants: [0.1, 0.8, 0.05, 0.05],
};
const speech: Heard = { families: { 'hip hop': 0.9 }, classes: { music: 0.02, speech: 0.95 } };

export const song: States = {
    'nothing heard yet': (target) =>
        shown(underWay({ heard: {}, fraction: 0.01, stage: 'decoding' }), { picture: null, playable: false })(target),
    'half heard': (target) => shown(underWay({ heard: halfHeard, fraction: 0.4 }), { picture: pictureOf(80) })(target),
    sure: (target) => shown(heard(sure))(target),
    'several families may fit': (target) => shown(heard(doubtful))(target),
    'no family can be claimed': (target) => shown(heard(unclaimed))(target),
    'no music': (target) => shown(heard(speech))(target),
    'heard by another network': (target) => shown(heard(sure, { model: '6.0.0' }))(target),
    'no beat, no key, silence': (target) => shown(heard(sure, { rhythm: noRhythm }))(target),
    'with cautions': (target) =>
        shown(heard(sure, { cautions: ['ended-early', 'damaged-inside', 'short', 'nearly-silent'] }))(target),
    'several songs in one file': (target) =>
        shown({ ...heard(sure, { cautions: ['several-parts'] }), parts: 12 })(target),
    playing: (target) => shown(heard(sure), { playing: true, positionSeconds: 72 })(target),
    'its sound is not at hand': (target) => shown(heard(sure), { playable: false })(target),
    'a long title, and no artist': (target) =>
        shown({
            ...heard(sure),
            artist: undefined,
            title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
        })(target),
};
