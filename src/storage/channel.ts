import type { ChannelName } from './names.ts';

export interface Channel<Message> {
    /** Reaches the other windows, not this one. */
    post(message: Message): void;
    close(): void;
}

/** What windows of Segue tell each other; `onmessage` is called until the channel is closed. */
export function openChannel<Message>(name: ChannelName, onmessage?: (message: Message) => void): Channel<Message> {
    const channel = new BroadcastChannel(name);
    if (onmessage) channel.onmessage = ({ data }: MessageEvent<Message>) => onmessage(data);
    return {
        post: (message) => channel.postMessage(message),
        close: () => channel.close(),
    };
}
