/** What kind of file it is, told by its own first bytes: those that can hardly be chance are asked first. */
import type { shells } from './pcm/shells.ts';
import { wave64Start } from './pcm/wave64.ts';
import { isSigned, undecodableSignatures, type Signature } from './signatures.ts';
import { syncedCodec } from './synced-codecs.ts';

export type Container =
    | { readonly kind: 'shell'; readonly shell: keyof typeof shells }
    | { readonly kind: 'ogg' | 'flac' | 'mp4' | 'matroska' | 'mpeg-ts' | 'unknown' }
    /** Sound that only the browser itself might decode, if anyone; `codec` is its common name. */
    | { readonly kind: 'undecodable'; readonly codec: string };

const shell = (name: keyof typeof shells): Container => ({ kind: 'shell', shell: name });

/** As many bytes as are looked at. */
export const signatureBytes = 1100;

const containers: readonly (readonly [Container, ...Signature[]])[] = [
    // Pictures in the boxes that MP4 is made of.
    ...['heic', 'heix', 'mif1', 'msf1', 'avif', 'avis'].map(
        (brand) => [{ kind: 'unknown' }, [4, `ftyp${brand}`]] as const,
    ),
    ...['RIFF', 'RIFX', 'RF64', 'BW64'].map((form) => [shell('WAV'), [0, form], [8, 'WAVE']] as const),
    [shell('Wave64'), [0, wave64Start]],
    [shell('AIFF'), [0, 'FORM'], [8, 'AIFF']],
    [shell('AIFF'), [0, 'FORM'], [8, 'AIFC']],
    [{ kind: 'matroska' }, [0, '\x1a\x45\xdf\xa3']],
    ...['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'styp', 'sidx', 'moof', 'emsg', 'prft'].map(
        (box) => [{ kind: 'mp4' }, [4, box]] as const,
    ),
    [{ kind: 'ogg' }, [0, 'OggS']],
    [{ kind: 'flac' }, [0, 'fLaC']],
    [shell('AU'), [0, '.snd']],
    [shell('AU'), [0, 'dns.']],
    [shell('CAF'), [0, 'caff']],
    [{ kind: 'mpeg-ts' }, [0, 'G'], [188, 'G'], [376, 'G']],
    [{ kind: 'mpeg-ts' }, [4, 'G'], [196, 'G'], [388, 'G']],
];

export function containerOf(firstBytes: DataView): Container {
    for (const [container, ...signatures] of containers) if (isSigned(firstBytes, signatures)) return container;
    const signed = undecodableSignatures.find(([, ...signatures]) => isSigned(firstBytes, signatures))?.[0];
    const codec = signed ?? syncedCodec(firstBytes);
    return codec === null ? { kind: 'unknown' } : { kind: 'undecodable', codec };
}
