import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Login, type LeftAt } from './login.svelte.ts';
import type { ConnectProblem } from '../recommend/spotify/connection.svelte.ts';

let kept: Map<string, string>;

beforeEach(() => {
    kept = new Map();
    vi.stubGlobal('sessionStorage', {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
        removeItem: (key: string) => kept.delete(key),
    });
});

afterEach(() => void vi.unstubAllGlobals());

const at: LeftAt = { trackId: 'a', source: 'spotify', mixedWith: ['b'], genres: [], tags: ['mellow'] };

/** A page at an address, and what happened on it in order. */
function openPage(address: string, outcome: 'connected' | ConnectProblem | null = 'connected') {
    const happened: string[] = [];
    const login = new Login({
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
    return { login, happened, back: (to: LeftAt) => void happened.push(`back at ${to.trackId} in ${to.source}`) };
}

test('the way back leads to where the listener was, with nothing of the login left in the address', async () => {
    const before = openPage('https://segue.example/');
    await before.login.leave(at);
    expect(before.happened).toEqual(['left']);
    const { login, happened, back } = openPage('https://segue.example/?code=c&state=s#song');
    await login.return(back);
    expect(happened).toEqual([
        'shows https://segue.example/#song',
        'back at a in spotify',
        'finished https://segue.example/?code=c&state=s#song',
    ]);
    expect(login.ended).toBe('connected');
    login.dismiss();
    expect(login.ended).toBeNull();
});

test('a refusal leaves the address as clean, and is told', async () => {
    const page = 'https://segue.example/app/?keep=1&error=access_denied&error_description=no&state=s';
    const { login, happened, back } = openPage(page, 'denied');
    await login.return(back);
    expect(happened[0]).toBe('shows https://segue.example/app/?keep=1');
    expect(login.ended).toBe('denied');
});

test('the address is clean while the answer is still awaited, and when it never comes', async () => {
    const { happened, back } = openPage('https://segue.example/');
    const login = new Login({
        connection: { connect: async () => undefined, finish: () => Promise.reject(new Error('broken')) },
        address: () => new URL('https://segue.example/?code=c&state=s'),
        replaceAddress: ({ href }) => happened.push(`shows ${href}`),
    });
    const returned = login.return(back);
    expect(happened).toEqual(['shows https://segue.example/']);
    await expect(returned).rejects.toThrow('broken');
});

test('any other address stays as it is', async () => {
    const { login, happened, back } = openPage('https://segue.example/?code=of-something-else');
    await login.return(back);
    expect(happened).toEqual([]);
    expect(login.ended).toBeNull();
});

test('the way back is known once', async () => {
    await openPage('https://segue.example/').login.leave(at);
    await openPage('https://segue.example/?code=c&state=s').login.return(() => undefined);
    const { login, happened, back } = openPage('https://segue.example/?code=c&state=s', 'nothing-begun');
    await login.return(back);
    expect(happened.filter((event) => event.startsWith('back'))).toEqual([]);
    expect(login.ended).toBe('nothing-begun');
});

test.each([['not JSON'], ['{"trackId":1,"source":"spotify"}'], ['{"trackId":"a","source":"radio"}']])(
    'where the listener was is not known from %s, and the login ends all the same',
    async (text) => {
        await openPage('https://segue.example/').login.leave(at);
        for (const key of kept.keys()) kept.set(key, text);
        const { login, happened, back } = openPage('https://segue.example/?code=c&state=s');
        await login.return(back);
        expect(happened).toHaveLength(2);
        expect(login.ended).toBe('connected');
    },
);

test('a blocked storage keeps nobody from leaving and coming back', async () => {
    const refuse = () => {
        throw new DOMException('blocked', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    const { login, happened, back } = openPage('https://segue.example/?code=c&state=s');
    await login.leave(at);
    await login.return(back);
    expect(happened).toEqual(['left', 'shows https://segue.example/', expect.stringMatching(/^finished/)]);
});
