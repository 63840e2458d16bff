/** Sound in packets: mediabunny finds them, the browser's streaming decoder decodes them. */
import {
    BlobSource,
    EncodedPacketSink,
    Input,
    MATROSKA,
    WEBM,
    type InputAudioTrack,
    type InputFormat,
} from 'mediabunny';
import type { Failure } from '../flow.ts';
import type { ListedLayout } from './channels/channel-layout.ts';
import { trackLayout } from './channels/track-layout.ts';
import { codecName } from './codec-names.ts';
import { readTrack } from './read-track.ts';
import type { OpenOptions, Recording } from './recording.ts';
import { refuse, undecodable } from './refusal.ts';

export interface DemuxOptions extends OpenOptions {
    /** The codec's common name, where mediabunny has one for several. */
    readonly codec?: string;
    /** As the packets show, where that was counted already. */
    readonly durationSeconds?: number;
    /** What the file itself promises, where mediabunny cannot see it. */
    readonly declaredSeconds?: number;
    /** Which channel is to sound where, where the container lists it. */
    readonly listedLayout?: ListedLayout;
    /** Something is missing in the middle of what is handed over. */
    readonly isDamaged?: boolean;
    /** The file is to go on, nobody knows for how long. */
    readonly isCutOff?: boolean;
}

/** Opens a file of one of these formats. Rejects when it is none, is broken, or cannot be read. */
export async function openDemuxed(
    file: Blob,
    formats: InputFormat[],
    options: DemuxOptions,
): Promise<Recording | Failure> {
    const input = new Input({ source: new BlobSource(file), formats });
    try {
        const opened = await openInput(input, options);
        if (!opened.ok) input.dispose();
        return opened;
    } catch (error) {
        input.dispose();
        throw error;
    }
}

async function openInput(input: Input, options: DemuxOptions): Promise<Recording | Failure> {
    const primary = await input.getPrimaryAudioTrack();
    if (primary === null) {
        const others = await input.getTracks();
        return others.length > 0
            ? refuse('no-sound-track', `${others.length} tracks, none with sound`)
            : refuse('damaged', 'the file names no tracks');
    }
    const codecId = String(await primary.getInternalCodecId());
    if (codecId === 'drms' || codecId === 'enca') return refuse('protected', `the sound is encrypted ('${codecId}')`);
    const track = (await primary.canDecode()) ? primary : await otherTrack(input);
    if (track === null) return undecodable(options.codec ?? codecName((await primary.getCodec()) ?? codecId));
    const codec = options.codec ?? codecName((await track.getCodec()) ?? codecId);
    if (options.distrusted?.includes(codec)) return undecodable(codec);
    const first = await new EncodedPacketSink(track).getFirstPacket();
    if (first === null) return refuse('damaged', 'no packets of sound');

    const endSeconds =
        options.durationSeconds === undefined ? await track.getDurationFromMetadata().catch(() => null) : null;
    // A film's sound may begin later than its picture: nothing is missing before it.
    const ownSeconds = endSeconds && endSeconds - Math.max(0, first.timestamp);
    const durationSeconds = options.durationSeconds ?? ownSeconds ?? (await computedSeconds(track));
    const declaredSeconds = options.declaredSeconds ?? ((await isLengthOfFile(input)) ? null : ownSeconds);
    let isDamaged = options.isDamaged ?? false;
    const layout = await trackLayout(track, options.listedLayout ?? (() => null));
    return {
        ok: true,
        codec,
        sampleRateHz: await track.getSampleRate(),
        durationSeconds,
        read: (readOptions) =>
            readTrack(track, {
                ...readOptions,
                layout,
                decodeFile: options.decodeFile,
                onDamage: () => (isDamaged = true),
                durationSeconds,
                declaredSeconds: options.isCutOff ? Infinity : declaredSeconds,
            }),
        isDamaged: () => isDamaged,
        close: () => input.dispose(),
    };
}

/** Matroska declares one length for all of its tracks: beside a picture, it may be the picture's. */
async function isLengthOfFile(input: Input): Promise<boolean> {
    const format = await input.getFormat();
    return (format === MATROSKA || format === WEBM) && (await input.getTracks()).length > 1;
}

/** Another track with sound, that can be decoded: a film may come with several. */
async function otherTrack(input: Input): Promise<InputAudioTrack | null> {
    for (const track of await input.getAudioTracks()) if (await track.canDecode()) return track;
    return null;
}

async function computedSeconds(track: InputAudioTrack): Promise<number | null> {
    const seconds = await track.computeDuration().catch(() => 0);
    return seconds > 0 ? seconds : null;
}
