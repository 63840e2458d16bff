/** Windows of Segue tell each other that everything is being erased: none may go on with what it remembers. */

type Erasure = 'begins' | 'done';

interface Listener {
    /** Nothing may be kept from now on. */
    readonly onbegin: () => void;
    readonly ondone: () => void;
}

const channelName = 'segue-erasure';

/** Listens until the function that comes back is called. */
export function onErasureElsewhere({ onbegin, ondone }: Listener): () => void {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = ({ data }: MessageEvent<Erasure>) => (data === 'begins' ? onbegin() : ondone());
    return () => channel.close();
}

/** Does `work`, and tells the other windows before and after it. */
export async function announceErasure<T>(work: () => Promise<T>): Promise<T> {
    const channel = new BroadcastChannel(channelName);
    try {
        channel.postMessage('begins' satisfies Erasure);
        return await work();
    } finally {
        channel.postMessage('done' satisfies Erasure);
        channel.close();
    }
}
