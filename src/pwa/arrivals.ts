/** Songs that come from outside the page: opened with Segue, shared with it; and what its icon's menu asks for. */
import { takeShared } from './shared-files.ts';

const actions = ['choose', 'search', 'try'] as const;
export type Action = (typeof actions)[number];

/** Why what was sent to Segue did not arrive. */
export type ArrivalProblem = 'share-empty' | 'share-full' | 'unreadable-file';

/** https://wicg.github.io/web-app-launch/ as Chromium has it; not in TypeScript's DOM types. */
export interface LaunchQueue {
    setConsumer(consumer: (launch: Launch) => void): void;
}

export interface Launch {
    readonly targetURL?: string | undefined;
    readonly files?: readonly Pick<FileSystemFileHandle, 'getFile'>[] | undefined;
}

interface Door {
    readonly onfiles: (files: readonly File[]) => void;
    readonly onaction: (action: Action) => void;
    readonly onproblem: (problem: ArrivalProblem) => void;
}

interface Outside {
    /** What the page was opened with. */
    readonly address: URL;
    /** Puts another address in its place, so that a reload does not do all again. */
    readonly replaceAddress: (address: string) => void;
    readonly launchQueue: LaunchQueue | undefined;
    readonly shared: () => Promise<readonly File[]>;
}

/** Lets in what the page was opened with, and from then on what is sent to this window. Resolves when the former is in. */
export async function welcomeArrivals(door: Door, outside: Outside = browser()): Promise<void> {
    const { address, launchQueue } = outside;
    let isOpening = true;
    launchQueue?.setConsumer(({ targetURL, files = [] }) => {
        void readFiles(files, door);
        // The first launch may be the one that opened the page; the address has told of it already.
        if (targetURL !== undefined && !(isOpening && targetURL === address.href)) void follow(new URL(targetURL));
        isOpening = false;
    });

    async function follow({ searchParams }: URL): Promise<void> {
        const action = actions.find((name) => name === searchParams.get('action'));
        if (action) door.onaction(action);
        const share = searchParams.get('shared');
        if (share === 'nothing') door.onproblem('share-empty');
        if (share === 'full') door.onproblem('share-full');
        if (share === null) return;
        const files = await outside.shared().catch(() => null);
        if (files === null) door.onproblem('share-full');
        else if (files.length > 0) door.onfiles(files);
    }

    const cleaned = new URL(address);
    for (const name of ['action', 'shared']) cleaned.searchParams.delete(name);
    if (cleaned.href !== address.href) outside.replaceAddress(cleaned.href);
    await follow(address);
}

async function readFiles(handles: readonly Pick<FileSystemFileHandle, 'getFile'>[], door: Door): Promise<void> {
    const files = await Promise.all(handles.map((handle) => handle.getFile().catch(() => null)));
    const readable = files.filter((file) => file !== null);
    if (readable.length > 0) door.onfiles(readable);
    if (readable.length < files.length) door.onproblem('unreadable-file');
}

function browser(): Outside {
    return {
        address: new URL(location.href),
        replaceAddress: (address) => history.replaceState(history.state, '', address),
        launchQueue: (globalThis as { launchQueue?: LaunchQueue }).launchQueue,
        shared: takeShared,
    };
}
