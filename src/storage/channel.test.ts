import { afterEach, expect, test, vi } from 'vitest';
import { openChannel } from './channel.ts';
import { ownChannel } from './own-names.fixture.ts';

afterEach(() => void vi.unstubAllGlobals());

test('what is posted reaches the other windows, and not this one', async () => {
    const name = ownChannel();
    const [heard, heardHere] = [vi.fn(), vi.fn()];
    const [other, here] = [openChannel<string>(name, heard), openChannel<string>(name, heardHere)];
    here.post('news');
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('news'));
    expect(heardHere).not.toHaveBeenCalled();
    [other, here].forEach((channel) => channel.close());
});

test.each([
    [
        'refuses channels',
        function () {
            throw new DOMException('insecure', 'SecurityError');
        },
    ],
    ['has none', undefined],
])('where the browser %s, a window is alone', (_, found) => {
    vi.stubGlobal('BroadcastChannel', found);
    const channel = openChannel<string>(ownChannel(), () => undefined);
    expect(() => {
        channel.post('news');
        channel.close();
    }).not.toThrow();
});
