import { beforeEach, expect, test, vi } from 'vitest';
import { type Launch, type LaunchQueue, welcomeArrivals } from './arrivals.ts';

const door = { onfiles: vi.fn(), onaction: vi.fn(), onproblem: vi.fn() };
const replaceAddress = vi.fn();
const song = new File(['sound'], 'song.mp3');

/** Only an installed app in a browser with a window has a launch queue. */
class Launches implements LaunchQueue {
    #consumer: (launch: Launch) => void = () => undefined;
    setConsumer(consumer: (launch: Launch) => void): void {
        this.#consumer = consumer;
    }
    launch(launch: Launch): void {
        this.#consumer(launch);
    }
}

let launches: Launches;

beforeEach(() => {
    vi.clearAllMocks();
    launches = new Launches();
});

const home = 'https://segue.example/app/';
const open = (query = '', shared: () => Promise<readonly File[]> = async () => []) =>
    welcomeArrivals(door, { address: new URL(home + query), replaceAddress, launchQueue: launches, shared });
const handle = (getFile: () => Promise<File>) => ({ getFile });

test('a song that was shared is let in, and a reload does not ask for it again', async () => {
    await open('?shared=kept', async () => [song]);
    expect(door.onfiles).toHaveBeenCalledExactlyOnceWith([song]);
    expect(replaceAddress).toHaveBeenCalledExactlyOnceWith(home);
});

test.each([
    ['nothing', 'share-empty'],
    ['full', 'share-full'],
])('a share that ended in %s says so', async (outcome, problem) => {
    await open(`?shared=${outcome}`);
    expect(door.onproblem).toHaveBeenCalledExactlyOnceWith(problem);
    expect(door.onfiles).not.toHaveBeenCalled();
});

test('a share that waits where it cannot be read says so', async () => {
    await open('?shared=kept', () => Promise.reject(new DOMException('blocked', 'SecurityError')));
    expect(door.onproblem).toHaveBeenCalledExactlyOnceWith('share-full');
});

test('what the icon asks for is done, and all else in the address stays', async () => {
    await open('?action=search&code=7#song');
    expect(door.onaction).toHaveBeenCalledExactlyOnceWith('search');
    expect(replaceAddress).toHaveBeenCalledExactlyOnceWith(`${home}?code=7#song`);
});

test('an address that asks for nothing, or for what is unknown, changes nothing', async () => {
    await open();
    expect(replaceAddress).not.toHaveBeenCalled();
    await open('?action=erase');
    expect(door.onaction).not.toHaveBeenCalled();
    expect(door.onfiles).not.toHaveBeenCalled();
});

test('songs opened with Segue are let in, in the window that is open too', async () => {
    await open();
    launches.launch({ targetURL: home, files: [handle(async () => song)] });
    await vi.waitFor(() => expect(door.onfiles).toHaveBeenCalledTimes(1));
    const second = new File(['other'], 'second.mp3');
    launches.launch({ targetURL: home, files: [handle(async () => second)] });
    await vi.waitFor(() => expect(door.onfiles).toHaveBeenLastCalledWith([second]));
});

test('an opened file that cannot be read is said, and the others are let in', async () => {
    await open();
    const gone = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    launches.launch({ files: [handle(gone), handle(async () => song)] });
    await vi.waitFor(() => expect(door.onproblem).toHaveBeenCalledExactlyOnceWith('unreadable-file'));
    expect(door.onfiles).toHaveBeenCalledExactlyOnceWith([song]);
});

test('the launch that opened the page is not done twice, and the same one later is done again', async () => {
    await open('?action=try');
    launches.launch({ targetURL: `${home}?action=try` });
    expect(door.onaction).toHaveBeenCalledTimes(1);
    launches.launch({ targetURL: `${home}?action=try` });
    expect(door.onaction).toHaveBeenCalledTimes(2);
});

test('a browser without a launch queue opens all the same', async () => {
    await welcomeArrivals(door, {
        address: new URL(`${home}?action=choose`),
        replaceAddress,
        launchQueue: undefined,
        shared: async () => [],
    });
    expect(door.onaction).toHaveBeenCalledExactlyOnceWith('choose');
});
