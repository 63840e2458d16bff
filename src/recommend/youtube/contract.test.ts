/** What the service of the tests refuses, so that passing them means something. */
import { expect, test } from 'vitest';
import { fakeKey, fakeYouTube } from '../../../fakes/youtube.ts';

const now = () => Date.parse('2026-11-21T12:00:00Z');
const good = `search?part=snippet&type=video&q=rock&key=${fakeKey}`;

const statusOf = async (question: string, service = fakeYouTube({ now })) =>
    (await service.answer(new Request(`https://www.googleapis.com/youtube/v3/${question}`))).status;

test.each([
    [200, good],
    [200, `${good}&publishedAfter=2026-11-14T00:00:00Z&maxResults=50&topicId=/m/06by7&relevanceLanguage=zh-Hans`],
    [200, `videos?part=snippet&id=${Array(50).fill('aaaaaaaaaaa')}&key=${fakeKey}`],
    [400, `${good}&maxResults=51`],
    [400, `${good}&publishedAfter=2026-11-14`],
    [400, `${good}&publishedAfter=2026-13-14T00:00:00Z`],
    [400, `${good}&relevanceLanguage=zh`],
    [400, `${good}&topicId=/m/blues`],
    [400, `${good}&listType=search`],
    [400, `${good}&q=twice`],
    [400, `search?type=video&q=rock&key=${fakeKey}`],
    [400, `search?part=snippet&q=rock&videoCategoryId=10&key=${fakeKey}`],
    [400, `search?part=contentDetails&q=rock&key=${fakeKey}`],
    [400, `videos?part=snippet&id=${Array(51).fill('aaaaaaaaaaa')}&key=${fakeKey}`],
    [400, `videos?part=snippet&key=${fakeKey}`],
    [400, good.replace(fakeKey, 'AIzaSyOther')],
    [403, 'search?part=snippet&type=video&q=rock'],
    [404, `playlists?part=snippet&key=${fakeKey}`],
])('%i answers %s', async (status, question) => {
    expect(await statusOf(question)).toBe(status);
});

test('a page that the key is not for is refused, and so is one that does not say who it is', async () => {
    const service = fakeYouTube({ now, referrer: 'https://segue.test/' });
    expect(await statusOf(good, service)).toBe(403);
    const ask = (referer: string) =>
        service.answer(new Request(`https://www.googleapis.com/youtube/v3/${good}`, { headers: { Referer: referer } }));
    expect((await ask('https://elsewhere.test/')).status).toBe(403);
    expect((await ask('https://segue.test/')).status).toBe(200);
});

test('after a hundred searches the day is used up, and listing goes on', async () => {
    const service = fakeYouTube({ now });
    for (let i = 0; i < 100; i += 1) expect(await statusOf(good, service)).toBe(200);
    expect(await statusOf(good, service)).toBe(403);
    expect(await statusOf(`videos?part=status&id=aaaaaaaaaaa&key=${fakeKey}`, service)).toBe(200);
});

test('the player plays nothing for a page that does not say who it is', async () => {
    const open = (headers: Record<string, string>) =>
        fakeYouTube({ now })
            .answer(new Request('https://www.youtube-nocookie.com/embed/aaaaaaaaaaa', { headers }))
            .then((response) => response.text());
    expect(await open({})).toContain('Error 153');
    expect(await open({ Referer: 'https://segue.test/' })).toContain('Playing aaaaaaaaaaa');
});
