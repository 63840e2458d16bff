import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import type { Segue } from '../../app/segue.svelte.ts';
import { newLiveId } from '../../library/heard-live.ts';
import { makeTrack } from '../../library/track.fixture.ts';
import LabelQuestion from '../labels/LabelQuestion.svelte';
import PlayButton from './PlayButton.svelte';

const nothing = () => undefined;
const labelOf = ({ body }: { readonly body: string }) => /<button[^>]*aria-label="([^"]*)"/.exec(body)?.[1];

const button = (id: string) =>
    labelOf(render(PlayButton, { props: { id, title: 'Eple', playing: false, playable: false, ontoggle: nothing } }));

function question(id: string) {
    const player = { trackId: null, playing: false, canPlay: () => false };
    const app = { player, playQueue: {} } as unknown as Pick<Segue, 'player' | 'playQueue'>;
    const track = makeTrack({ id, title: 'Eple' });
    return labelOf(
        render(LabelQuestion, {
            props: { app, track, name: 'dabke', onselect: nothing, onverdict: nothing, onskip: nothing },
        }),
    );
}

test('a song that is not at hand is to be dropped again, unless it was heard live and has no file', () => {
    expect([button('a'), question('a')]).toEqual([
        'Drop this song again to play it: Eple',
        'Drop this song again to play it',
    ]);
    const live = newLiveId();
    expect([button(live), question(live)]).toEqual(['Heard live, without a file: Eple', 'Heard live, without a file']);
});
