/** Ogg with Vorbis, Opus or FLAC inside, link after link. */
import { OGG } from 'mediabunny';
import type { Failure } from '../../flow.ts';
import { chainOf } from '../chain.ts';
import { createByteReader, type ByteReader } from '../byte-reader.ts';
import { openDemuxed } from '../demuxed.ts';
import { openFlac } from '../flac/flac-sound.ts';
import type { OpenOptions, Recording } from '../recording.ts';
import { refuse, undecodable } from '../refusal.ts';
import { linkSound } from './link-sound.ts';
import type { OggPage } from './pages.ts';
import { oggLinks, type OggLink } from './links.ts';

/** Rejects when the file cannot be read. */
export async function openOgg(file: Blob, reader: ByteReader, options: OpenOptions): Promise<Recording | Failure> {
    const links = await oggLinks(reader);
    if (links.length === 0) return refuse('no-sound-track', 'no stream of a known codec of sound');
    // Links before the last one are followed by another, whatever their last page says.
    const isLastCut = links.at(-1)?.pages.at(-1)?.isLast === false;
    return chainOf(
        links.map(
            (link, i) => () => openLink(file, link, { ...options, isCutOff: isLastCut && i === links.length - 1 }),
        ),
    );
}

/** Pages that are missing, where the file has something else. */
function hasHole(pages: readonly OggPage[]): boolean {
    return pages.some(({ start, sequence }, i) => {
        const before = pages[i - 1];
        return before !== undefined && start > before.end && sequence > before.sequence + 1;
    });
}

interface LinkOptions extends OpenOptions {
    readonly isCutOff: boolean;
}

async function openLink(file: Blob, link: OggLink, options: LinkOptions): Promise<Recording | Failure> {
    if (link.codec === 'Speex') return undecodable(link.codec);
    const content = await linkSound(file, link);
    if (content === null) return refuse('cut-off', `the headers of ${link.codec} are not whole`);
    const { sound, mask } = content;
    if (link.codec === 'FLAC') return openFlac(sound, createByteReader(sound), { ...options, mask });
    return openDemuxed(sound, [OGG], { ...options, isDamaged: hasHole(link.pages) });
}
