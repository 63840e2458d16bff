/** Opens a sound file by its content; made for a worker. */
import { MATROSKA, MP4, MPEG_TS, QTFF, WEBM } from 'mediabunny';
import type { Failure } from '../flow.ts';
import { createByteReader, type ByteReader } from './byte-reader.ts';
import { containerOf, signatureBytes, type Container } from './container.ts';
import { mostSheetBytes, readCueSheet } from './cue-sheet.ts';
import { openDemuxed } from './demuxed.ts';
import { codecInFilm } from './film-codecs.ts';
import { openFlac } from './flac/flac-sound.ts';
import { openFrames } from './frames/frames-sound.ts';
import { freeFormatCodec } from './frames/free-format.ts';
import { endOfTags } from './tags-in-front.ts';
import { beginsTag } from './tag-marks.ts';
import { matroskaSound } from './matroska-sound.ts';
import { mp4Sound } from './mp4-sound.ts';
import { noSoundIn } from './no-sound.ts';
import { openOgg } from './ogg/ogg-sound.ts';
import { openShell } from './pcm/shells.ts';
import type { CodedData } from './pcm/pcm-layout.ts';
import type { OpenOptions, Recording } from './recording.ts';
import { refuse, undecodable } from './refusal.ts';

/** RIFF's header; no format has a shorter one. */
const shortestFileBytes = 12;

/** Opens a file. One that cannot be heard here is a `Failure`, never an exception; the page's own decoder may still know it. */
export async function openRecording(file: Blob, options: OpenOptions = {}): Promise<Recording | Failure> {
    if (file.size === 0) return refuse('empty-file', 'the file has no bytes');
    try {
        if (file.size < shortestFileBytes) return refuse('not-audio', `the file has ${file.size} bytes`);
        const start = await endOfTags(createByteReader(file));
        const sound = file.slice(start);
        const reader = createByteReader(sound);
        const container = containerOf(await reader.at(0, signatureBytes));
        return await openContainer(container, { sound, reader, options });
    } catch (error) {
        const isUnreadable = error instanceof DOMException && error.name === 'NotReadableError';
        return refuse(isUnreadable ? 'unreadable-file' : 'damaged', String(error));
    }
}

interface Opening {
    readonly sound: Blob;
    readonly reader: ByteReader;
    readonly options: OpenOptions;
}

async function openContainer(container: Container, opening: Opening): Promise<Recording | Failure> {
    const { sound, reader, options } = opening;
    switch (container.kind) {
        case 'shell': {
            const content = await openShell(container.shell, sound, reader, {
                beginsOther,
                otherBytes: signatureBytes,
            });
            return 'kind' in content ? openCoded(content, opening) : content;
        }
        case 'ogg':
            return openOgg(sound, reader, options);
        case 'flac':
            return openFlac(sound, reader, options);
        case 'mp4': {
            const { sound: bare, isCutOff, movieIs, isFragmented, listedLayout } = await mp4Sound(sound, reader);
            if (movieIs === 'elsewhere') return refuse('stream-fragment', 'the description of the tracks is missing');
            if (movieIs === 'cut-off') return refuse('cut-off', 'the index is missing');
            return openDemuxed(bare, [MP4, QTFF], { ...options, listedLayout, isCutOff: isFragmented && isCutOff });
        }
        case 'matroska': {
            const { sound: whole, isCutOff } = await matroskaSound(sound, reader);
            return openDemuxed(whole, [WEBM, MATROSKA], { ...options, isCutOff });
        }
        case 'mpeg-ts':
            return openDemuxed(sound, [MPEG_TS], options);
        case 'undecodable':
            return undecodable(await codecInFilm(container.codec, reader));
        case 'unknown': {
            const frames = await openFrames(sound, reader, options);
            if (frames !== null) return frames;
            const freeFormat = await freeFormatCodec(reader);
            if (freeFormat !== null) return undecodable(`${freeFormat} (free format)`);
            if (await isCueSheet(sound)) return refuse('cue-sheet', 'a list of songs, which has no sound itself');
            const kind = noSoundIn(await reader.at(0, signatureBytes));
            if (kind !== null) return refuse(kind, `its first bytes say: ${kind}`);
            return refuse('not-audio', 'no signature of a format that is known');
        }
    }
}

/** A file behind a file, or a tag. */
function beginsOther(firstBytes: DataView): boolean {
    return beginsTag(firstBytes) || containerOf(firstBytes).kind !== 'unknown' || noSoundIn(firstBytes) !== null;
}

async function isCueSheet(file: Blob): Promise<boolean> {
    const bytes = new Uint8Array(await file.slice(0, mostSheetBytes).arrayBuffer());
    return readCueSheet(bytes) !== null;
}

/** Frames of MP3 or AAC may lie in a WAV file, too. */
async function openCoded(
    { codec, dataOffset, dataBytes, declaredBytes, bytesPerSecond }: CodedData,
    { sound, options }: Opening,
): Promise<Recording | Failure> {
    const refused = undecodable(codec, bytesPerSecond && dataBytes / bytesPerSecond);
    if (!['MP2', 'MP3', 'AAC'].includes(codec)) return refused;
    const data = sound.slice(dataOffset, dataOffset + dataBytes);
    const missingBytes = Math.max(0, (declaredBytes ?? 0) - dataBytes);
    return (await openFrames(data, createByteReader(data), { ...options, codec, missingBytes })) ?? refused;
}
