import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SpotifySignIn, type LeftAt } from './spotify-sign-in.svelte.ts';
import { blockedStorage, MemoryStorage } from '../storage/memory-storage.fixture.ts';
import type { ConnectProblem } from '../recommend/spotify/connection.svelte.ts';

let kept: MemoryStorage;

beforeEach(() => {
    kept = new MemoryStorage();
    vi.stubGlobal('sessionStorage', kept);
});

afterEach(() => void vi.unstubAllGlobals());

const at: LeftAt = { trackId: 'a', source: 'spotify', mixedWith: ['b'], genres: [], tags: ['mellow'] };

/** A page at an address, and what happened on it in order. */
function openPage(address: string, outcome: 'connected' | ConnectProblem | null = 'connected') {
    const happened: string[] = [];
    const signIn = new SpotifySignIn({
        connection: {
            connect: async () => void happened.push('left'),
            finish: async ({ href }) => {
                happened.push(`finished ${href}`);
                return outcome;
            },
        },
        address: () => new URL(address),
        replaceAddress: ({ href }) => happened.push(`shows ${href}`),
    });
    return { signIn, happened, back: (to: LeftAt) => void happened.push(`back at ${to.trackId} in ${to.source}`) };
}

test('the way back leads to where the listener was, with nothing of the sign-in left in the address', async () => {
    const before = openPage('https://segue.example/');
    await before.signIn.leave(at);
    expect(before.happened).toEqual(['left']);
    const { signIn, happened, back } = openPage('https://segue.example/?code=c&state=s#song');
    await signIn.return(back);
    expect(happened).toEqual([
        'shows https://segue.example/#song',
        'back at a in spotify',
        'finished https://segue.example/?code=c&state=s#song',
    ]);
    expect(signIn.ended).toBe('connected');
    signIn.dismiss();
    expect(signIn.ended).toBeNull();
});

test('a refusal leaves the address as clean, and is told', async () => {
    const page = 'https://segue.example/app/?keep=1&error=access_denied&error_description=no&state=s';
    const { signIn, happened, back } = openPage(page, 'denied');
    await signIn.return(back);
    expect(happened[0]).toBe('shows https://segue.example/app/?keep=1');
    expect(signIn.ended).toBe('denied');
});

test('the address is clean while the answer is still awaited, and when it never comes', async () => {
    const { happened, back } = openPage('https://segue.example/');
    const signIn = new SpotifySignIn({
        connection: { connect: async () => undefined, finish: () => Promise.reject(new Error('broken')) },
        address: () => new URL('https://segue.example/?code=c&state=s'),
        replaceAddress: ({ href }) => happened.push(`shows ${href}`),
    });
    const returned = signIn.return(back);
    expect(happened).toEqual(['shows https://segue.example/']);
    await expect(returned).rejects.toThrow('broken');
});

test('any other address stays as it is', async () => {
    const { signIn, happened, back } = openPage('https://segue.example/?code=of-something-else');
    await signIn.return(back);
    expect(happened).toEqual([]);
    expect(signIn.ended).toBeNull();
});

test('the way back is known once', async () => {
    await openPage('https://segue.example/').signIn.leave(at);
    await openPage('https://segue.example/?code=c&state=s').signIn.return(() => undefined);
    const { signIn, happened, back } = openPage('https://segue.example/?code=c&state=s', 'nothing-begun');
    await signIn.return(back);
    expect(happened.filter((event) => event.startsWith('back'))).toEqual([]);
    expect(signIn.ended).toBe('nothing-begun');
});

test.each([['not JSON'], ['{"trackId":1,"source":"spotify"}'], ['{"trackId":"a","source":"radio"}']])(
    'where the listener was is not known from %s, and the sign-in ends all the same',
    async (text) => {
        await openPage('https://segue.example/').signIn.leave(at);
        for (const key of kept.keys()) kept.set(key, text);
        const { signIn, happened, back } = openPage('https://segue.example/?code=c&state=s');
        await signIn.return(back);
        expect(happened).toHaveLength(2);
        expect(signIn.ended).toBe('connected');
    },
);

test('a blocked storage keeps nobody from leaving and coming back', async () => {
    vi.stubGlobal('sessionStorage', blockedStorage);
    const { signIn, happened, back } = openPage('https://segue.example/?code=c&state=s');
    await signIn.leave(at);
    await signIn.return(back);
    expect(happened).toEqual(['left', 'shows https://segue.example/', expect.stringMatching(/^finished/)]);
});
