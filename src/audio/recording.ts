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
import type { FileTags, Samples } from '../flow.ts';
import { fileTagsOf } from './file-tags.ts';
import { readTrack, type ReadOptions } from './read-track.ts';
import { refuse, type Refusal } from './refusal.ts';
import { undecodableFormat } from './undecodable.ts';

export interface Recording {
    readonly ok: true;
    readonly fileTags: FileTags;
    /** As the file declares it. The samples carry their own, which may be twice as high (HE-AAC). */
    readonly sampleRateHz: number;
    /** As the file declares it, else as its packets show; null when neither says. */
    readonly durationSeconds: number | null;
    /**
     * The sound from `startSeconds` to `endSeconds` (all of it without them) in blocks of a second, in order. Throws a `DecodeFailure`
     * where the sound breaks off or ends well before its declared length, and the signal's reason when it is aborted.
     */
    read(options?: ReadOptions): AsyncGenerator<Samples, void>;
    /** Lets go of the file; a reading under way throws. */
    close(): void;
}

const FORMATS = [MP3, WAVE, FLAC, OGG, MP4, QTFF, ADTS, WEBM, MATROSKA, MPEG_TS];

/** Opens a file. One that cannot be heard is a `Refusal`, never an exception. */
export async function openRecording(file: Blob): Promise<Recording | Refusal> {
    if (file.size === 0) {
        return refuse('empty-file', 'the file has no bytes');
    }
    let firstBytes: Uint8Array;
    try {
        firstBytes = new Uint8Array(await file.slice(0, 16).arrayBuffer());
    } catch (error) {
        return refuse('unreadable-file', String(error));
    }
    const input = new Input({ source: new BlobSource(file), formats: FORMATS });
    const opened = await openInput(input).catch((error: unknown) => refusalFor(error, firstBytes));
    if (!opened.ok) {
        input.dispose();
    }
    return opened;
}

async function openInput(input: Input): Promise<Recording | Refusal> {
    const track = await input.getPrimaryAudioTrack();
    if (track === null) {
        const others = await input.getTracks();
        return others.length > 0
            ? refuse('no-sound-track', `${others.length} tracks, none with sound`)
            : refuse('damaged', 'the file names no tracks');
    }
    const codecId = String(await track.getInternalCodecId());
    if (codecId === 'drms' || codecId === 'enca') {
        return refuse('protected', `the sound is encrypted ('${codecId}')`);
    }
    if (!(await track.canDecode())) {
        return refuse('needs-page-decoding', `no streaming decoder for ${(await track.getCodec()) ?? codecId}`);
    }
    const declaredSeconds = await track.getDurationFromMetadata().catch(() => null);
    // mediabunny 1.61 finds no frames in FLAC at 192 kHz; browsers do.
    if (declaredSeconds && (await new EncodedPacketSink(track).getFirstPacket()) === null) {
        return refuse('needs-page-decoding', `no packets in ${declaredSeconds} s of sound`);
    }
    return {
        ok: true,
        fileTags: fileTagsOf(await input.getMetadataTags().catch(() => ({}))),
        sampleRateHz: await track.getSampleRate(),
        durationSeconds: declaredSeconds ?? (await computedSeconds(track)),
        read: (options) => readTrack(track, { ...options, declaredSeconds }),
        close: () => input.dispose(),
    };
}

async function computedSeconds(track: InputAudioTrack): Promise<number | null> {
    const seconds = await track.computeDuration().catch(() => 0);
    return seconds > 0 ? seconds : null;
}

function refusalFor(error: unknown, firstBytes: Uint8Array): Refusal {
    if (!(error instanceof UnsupportedInputFormatError)) {
        return refuse('damaged', String(error));
    }
    const format = undecodableFormat(firstBytes);
    return format === undefined
        ? refuse('not-audio', error.message)
        : refuse('needs-page-decoding', `no streaming decoder for ${format}`);
}
