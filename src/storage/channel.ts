import type { ChannelName } from './names.ts';

export interface Channel<Message> {
    /** Reaches the other windows, not this one. */
    post(message: Message): void;
    close(): void;
}

/** What windows of Segue tell each other; `onmessage` is called until the channel is closed. Where the browser has no channels, or refuses them, this window is alone. */
export function openChannel<Message>(name: ChannelName, onmessage?: (message: Message) => void): Channel<Message> {
    const channel = openOfBrowser(name);
    if (!channel) return { post: () => undefined, close: () => undefined };
    if (onmessage) channel.onmessage = ({ data }: MessageEvent<Message>) => onmessage(data);
    return {
        post: (message) => channel.postMessage(message),
        close: () => channel.close(),
    };
}

/** Firefox refuses where it blocks all that sites keep. */
function openOfBrowser(name: ChannelName): BroadcastChannel | null {
    try {
        return new BroadcastChannel(name);
    } catch {
        return null;
    }
}
