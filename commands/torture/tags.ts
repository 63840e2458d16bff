/** Sound files with broken tags: none may cost the sound, and reading what tags say may neither fail nor hang. */
import { openRecording } from '../../src/audio/open-recording.ts';
import { readFileTags } from '../../src/audio/tags/read-file-tags.ts';
import { anyFormat } from '../../fixtures/broken/any-format.ts';
import { chanceFrom } from '../../fixtures/broken/mutation.ts';
import type { Originals } from '../../fixtures/broken/mutants.ts';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { apev2, chunk, flacPicture, infoChunk, vorbisComment } from '../../fixtures/tags/containers.ts';
import { frame, id3v1, id3v2, latin1, picture, utf16, utf8 } from '../../fixtures/tags/id3.ts';
import type { Verdict } from './verdict.ts';

const longestMillis = 1000;

/** What of a tag is broken, and the file around it: its lengths are true, so that where the sound is stays certain. */
interface Tagged {
    readonly kind: string;
    readonly tag: Buffer;
    readonly around: (tag: Buffer) => Buffer;
}

/**
 * Breaks the content of tags `count` times. What the sound is worth is told by its opening: whether it is opened, for how many seconds, and
 * else for which reason, all as with the tag whole.
 */
export async function tortureTags(originals: Originals, count: number, seed: number): Promise<Verdict> {
    pretendToDecode();
    const random = randomNumbers(seed);
    const kinds = taggedFiles(originals);
    const wanted = await Promise.all(kinds.map(({ tag, around }) => fateOf(around(tag))));
    const mutations = Object.entries(anyFormat);
    const broken: string[] = [];
    let slowestMillis = 0;
    for (let made = 0; made < count; made++) {
        const index = made % kinds.length;
        const kind = kinds[index];
        const [mutation, mutate] = mutations[Math.floor(random() * mutations.length)] ?? [];
        if (!kind || !mutate) continue;
        const file = kind.around(mutate(kind.tag, chanceFrom(random, kind.tag)));
        const start = performance.now();
        const told = await readFileTags(new Blob([new Uint8Array(file)])).catch((error: unknown) => String(error));
        slowestMillis = Math.max(slowestMillis, performance.now() - start);
        if (typeof told === 'string') broken.push(`${kind.kind}, ${mutation}: reading the tags failed with ${told}`);
        const fate = await fateOf(file);
        if (fate !== wanted[index])
            broken.push(`${kind.kind}, ${mutation}: the sound is ${fate}, not ${wanted[index]}`);
    }
    if (slowestMillis > longestMillis) broken.push(`tags took ${Math.round(slowestMillis)} ms`);
    return {
        broken,
        figures: [`${count} broken tags, at most ${Math.round(slowestMillis)} ms: ${broken.length} cost something`],
    };
}

/** Node decodes nothing; whether a browser would is all that opening a file asks. */
function pretendToDecode(): void {
    const supported = { isConfigSupported: () => Promise.resolve({ supported: true }) };
    Object.assign(globalThis, { AudioDecoder: supported, EncodedAudioChunk: supported });
}

async function fateOf(file: Buffer): Promise<string> {
    const recording = await openRecording(new Blob([new Uint8Array(file)]));
    if (!recording.ok) return recording.reason;
    recording.close();
    return `${recording.durationSeconds?.toFixed(2)} s`;
}

function taggedFiles({ byFormat }: Originals): readonly Tagged[] {
    const soundOf = (format: string): Buffer => byFormat.get(format) ?? Buffer.alloc(0);
    const [mp3, wav, flac] = [soundOf('mp3'), soundOf('wav'), soundOf('flac')];
    const image = picture(Buffer.alloc(2000, 0x99));
    const frames = [
        frame('TIT2', utf8('Title')),
        frame('TPE1', utf16('Кино')),
        frame('TALB', latin1('Été')),
        frame('APIC', image),
    ];
    const comment = vorbisComment([
        'TITLE=Title',
        `METADATA_BLOCK_PICTURE=${flacPicture(Buffer.alloc(900)).toString('base64')}`,
    ]);
    const info = infoChunk({ INAM: Buffer.from('Title'), ICMT: Buffer.alloc(5000, 65) }).subarray(8);
    const before = (sound: Buffer) => (tag: Buffer) => Buffer.concat([id3v2([tag]), withoutId3(sound)]);
    const after = (sound: Buffer) => (tag: Buffer) => Buffer.concat([sound, tag]);
    return [
        { kind: 'ID3v2', tag: Buffer.concat(frames), around: before(mp3) },
        { kind: 'APEv2', tag: apev2([['Title', 'Ape'], ['Cover Art (Front)', image, 2]]), around: after(mp3) },
        { kind: 'ID3v1', tag: id3v1({ title: 'Title', artist: 'Artist' }), around: after(mp3) },
        { kind: 'Vorbis comment', tag: comment, around: (tag) => withComment(flac, tag) },
        { kind: 'RIFF INFO', tag: info, around: (tag) => Buffer.concat([wav, chunk('LIST', tag)]) },
    ]; // prettier-ignore
}

function withoutId3(mp3: Buffer): Buffer {
    if (mp3.toString('latin1', 0, 3) !== 'ID3') return mp3;
    return mp3.subarray(10 + [...mp3.subarray(6, 10)].reduce((sum, bits) => sum * 128 + bits, 0));
}

/** One more block, behind STREAMINFO. */
function withComment(flac: Buffer, comment: Buffer): Buffer {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(comment.length);
    head[0] = 4;
    const streamInfoEnd = 4 + 4 + 34;
    return Buffer.concat([flac.subarray(0, streamInfoEnd), head, comment, flac.subarray(streamInfoEnd)]);
}
