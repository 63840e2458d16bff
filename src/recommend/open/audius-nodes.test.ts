import { expect, test } from 'vitest';
import { reachable } from './audius-nodes.ts';

const sound = '/tracks/cidstream/abc?signature=%7B%7D';

test.each([
    [
        'its own node, when the page may reach it',
        'https://creatornode2.audius.co',
        [],
        'https://creatornode2.audius.co',
    ],
    [
        'the first mirror that the page may reach',
        'https://val014.open-audio-validator.com',
        ['https://cn1.mainnet.audiusindex.org', 'https://v.monophonic.digital', 'https://creatornode.audius.co'],
        'https://v.monophonic.digital',
    ],
])('the address is at %s', (_, node, mirrors, expected) => {
    expect(reachable(node + sound, mirrors)?.href).toBe(expected + sound);
});

test.each([
    [undefined, []],
    ['no address', []],
    [`https://elsewhere.example${sound}`, []],
    [`https://elsewhere.example${sound}`, ['no address', 'http://v.monophonic.digital', 'https://evil-audius.co']],
    [`https://creatornode.audius.co.elsewhere.example${sound}`, ['https://v.monophonic.digital.elsewhere.example']],
    ['javascript:alert(1)', []],
])('%s with %j leads nowhere', (address, mirrors) => {
    expect(reachable(address, mirrors)).toBeNull();
});
