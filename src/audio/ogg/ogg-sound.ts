/** Ogg with Vorbis, Opus or FLAC inside, link after link. */
import { FLAC, OGG } from 'mediabunny';
import type { Failure } from '../../flow.ts';
import type { ByteReader } from '../byte-reader.ts';
import { chainOf } from '../chain.ts';
import { openDemuxed } from '../demuxed.ts';
import type { OpenOptions, Recording } from '../recording.ts';
import { refuse, undecodable } from '../refusal.ts';
import { linkSound } from './link-sound.ts';
import { oggLinks, type OggLink } from './links.ts';

/** Rejects when the file cannot be read. */
export async function openOgg(file: Blob, reader: ByteReader, options: OpenOptions): Promise<Recording | Failure> {
    const links = await oggLinks(reader);
    if (links.length === 0) return refuse('no-sound-track', 'no stream of a known codec of sound');
    return chainOf(links.map((link) => () => openLink(file, link, options)));
}

async function openLink(file: Blob, link: OggLink, options: OpenOptions): Promise<Recording | Failure> {
    if (link.codec === 'Speex') return undecodable(link.codec);
    const sound = await linkSound(file, link);
    if (sound === null) return refuse('cut-off', `the headers of ${link.codec} are not whole`);
    return openDemuxed(sound, [link.codec === 'FLAC' ? FLAC : OGG], options);
}
