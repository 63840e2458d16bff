/** Windows of Segue tell each other that everything is being erased: none may go on with what it remembers. */
import { openChannel } from './channel.ts';
import { channelNames } from './names.ts';

type Erasure = 'begins' | 'done';

interface Listener {
    /** Nothing may be kept from now on. */
    readonly onbegin: () => void;
    readonly ondone: () => void;
}

/** Listens until the function that comes back is called. */
export function onErasureElsewhere({ onbegin, ondone }: Listener): () => void {
    const channel = openChannel<Erasure>(channelNames.erasure, (erasure) =>
        erasure === 'begins' ? onbegin() : ondone(),
    );
    return () => channel.close();
}

/** Does `work`, and tells the other windows before and after it. */
export async function announceErasure<T>(work: () => Promise<T>): Promise<T> {
    const channel = openChannel<Erasure>(channelNames.erasure);
    try {
        channel.post('begins');
        return await work();
    } finally {
        channel.post('done');
        channel.close();
    }
}
