/** A sound file, opened by its content and read as a stream; made for a worker. */
import {
    ADTS,
    BlobSource,
    EncodedPacketSink,
    FLAC,
    Input,
    MATROSKA,
    MP3,
    MP4,
    MPEG_TS,
    OGG,
    QTFF,
    UnsupportedInputFormatError,
    WAVE,
    WEBM,
    type InputAudioTrack,
} from 'mediabunny';
import type { Samples } from '../flow.ts';
import { readTrack, type ReadOptions } from './read-track.ts';
import { refuse, type NeedsPageDecoding, type Refusal } from './refusal.ts';
import { undecodableFormat } from './undecodable.ts';
import { declaredWavSeconds } from './wav-header.ts';

export interface Recording {
    readonly ok: true;
    /** As the file declares it. The samples carry their own, which may be twice as high (HE-AAC). */
    readonly sampleRateHz: number;
    /** As the file declares it, else as its packets show; null when neither says. */
    readonly durationSeconds: number | null;
    /**
     * The sound from `startSeconds` to `endSeconds` (all of it without them) in blocks of a second, in order. Throws a `DecodeFailure`
     * where the sound breaks off or ends well before its length, and the signal's reason when it is aborted.
     */
    read(options?: ReadOptions): AsyncGenerator<Samples, void>;
    /** Lets go of the file; a reading under way throws. */
    close(): void;
}

/** RIFF's header; no format has a shorter one, and mediabunny 1.61 reads past the end of smaller files. */
const shortestFileBytes = 12;

const formats = [MP3, WAVE, FLAC, OGG, MP4, QTFF, ADTS, WEBM, MATROSKA, MPEG_TS];

/** Opens a file. One that cannot be heard is a `Refusal`, never an exception. */
export async function openRecording(file: Blob): Promise<Recording | Refusal> {
    if (file.size === 0) return refuse('empty-file', 'the file has no bytes');
    let firstBytes: Uint8Array;
    try {
        firstBytes = new Uint8Array(await file.slice(0, 16).arrayBuffer());
    } catch (error) {
        return refuse('unreadable-file', String(error));
    }
    if (file.size < shortestFileBytes) return refuse('not-audio', `the file has ${file.size} bytes`);
    const input = new Input({ source: new BlobSource(file), formats });
    const opened = await openInput(input, file).catch((error: unknown) => refusalFor(error, firstBytes));
    if (!opened.ok) input.dispose();
    return opened;
}

async function openInput(input: Input, file: Blob): Promise<Recording | Refusal> {
    const track = await input.getPrimaryAudioTrack();
    if (track === null) {
        const others = await input.getTracks();
        return others.length > 0
            ? refuse('no-sound-track', `${others.length} tracks, none with sound`)
            : refuse('damaged', 'the file names no tracks');
    }
    const codecId = String(await track.getInternalCodecId());
    if (codecId === 'drms' || codecId === 'enca') return refuse('protected', `the sound is encrypted ('${codecId}')`);
    if (!(await track.canDecode())) {
        const format = (await track.getCodec()) ?? codecId;
        return needsPageDecoding(`no streaming decoder for ${format}`);
    }
    const foundSeconds = await track.getDurationFromMetadata().catch(() => null);
    // mediabunny 1.61 finds no frames in FLAC at 192 kHz; browsers do.
    if (foundSeconds && (await new EncodedPacketSink(track).getFirstPacket()) === null) {
        const message = `no packets in ${foundSeconds} s of sound`;
        return { ...needsPageDecoding(message), otherwise: 'damaged' };
    }
    // For WAV, mediabunny tells what is there, not what is promised.
    const durationSeconds = (await declaredWavSeconds(file)) ?? foundSeconds ?? (await computedSeconds(track));
    return {
        ok: true,
        sampleRateHz: await track.getSampleRate(),
        durationSeconds,
        read: (options) => readTrack(track, { ...options, durationSeconds }),
        close: () => input.dispose(),
    };
}

async function computedSeconds(track: InputAudioTrack): Promise<number | null> {
    const seconds = await track.computeDuration().catch(() => 0);
    return seconds > 0 ? seconds : null;
}

function refusalFor(error: unknown, firstBytes: Uint8Array): Refusal {
    if (!(error instanceof UnsupportedInputFormatError)) return refuse('damaged', String(error));
    const format = undecodableFormat(firstBytes);
    return format === undefined
        ? refuse('not-audio', error.message)
        : needsPageDecoding(`no streaming decoder for ${format}`);
}

function needsPageDecoding(message: string): NeedsPageDecoding {
    return { ok: false, reason: 'needs-page-decoding', message, otherwise: 'unsupported-codec' };
}
