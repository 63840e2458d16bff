import { render } from 'svelte/server';
import { afterEach, expect, test } from 'vitest';
import type { LaterSong } from '../../recommend/later/later-song.ts';
import { language } from '../words/language.svelte.ts';
import LaterRow from './LaterRow.svelte';

afterEach(() => language.show('en', []));

test.each([
    ['en', 'A song from YouTube'],
    ['ja', 'YouTubeの曲'],
    ['ko', 'YouTube의 곡'],
    ['zh', '一首YouTube的歌曲'],
    ['ru', 'Песня из YouTube'],
] as const)('in %s, a song whose title may be kept no longer says whose it is, and leads there', async (tag, text) => {
    await language.show(tag, []);
    const page = 'https://www.youtube.com/watch?v=fake-en-001';
    const song: LaterSong = { service: 'youtube', id: 'fake-en-001', page, judgements: [], addedAt: 0 };
    const { body } = render(LaterRow, { props: { song, onshow: null, onremove: () => undefined } });
    expect(body).toContain(`<bdi>${text}</bdi>`);
    expect(body).toContain(`href="${page}"`);
});
