/** What kind of file it is, told by its own first bytes: those that can hardly be chance are asked first. */
import { textAt } from './byte-reader.ts';
import type { shells } from './pcm/shells.ts';
import { wave64Start } from './pcm/wave64.ts';

export type Container =
    | { readonly kind: 'shell'; readonly shell: keyof typeof shells }
    | { readonly kind: 'ogg' | 'flac' | 'mp4' | 'matroska' | 'mpeg-ts' | 'unknown' }
    /** Sound that only the browser itself might decode, if anyone; `codec` is its common name. */
    | { readonly kind: 'undecodable'; readonly codec: string };

type Signature = readonly [offset: number, bytes: string];

const shell = (name: keyof typeof shells): Container => ({ kind: 'shell', shell: name });
const undecodable = (codec: string): Container => ({ kind: 'undecodable', codec });

/** As many bytes as are looked at. */
export const signatureBytes = 1100;

const containers: readonly (readonly [Container, ...Signature[]])[] = [
    ...['RIFF', 'RIFX', 'RF64', 'BW64'].map((form) => [shell('WAV'), [0, form], [8, 'WAVE']] as const),
    [shell('Wave64'), [0, wave64Start]],
    [shell('AIFF'), [0, 'FORM'], [8, 'AIFF']],
    [shell('AIFF'), [0, 'FORM'], [8, 'AIFC']],
    [{ kind: 'matroska' }, [0, '\x1a\x45\xdf\xa3']],
    ...['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot'].map((box) => [{ kind: 'mp4' }, [4, box]] as const),
    [{ kind: 'ogg' }, [0, 'OggS']],
    [{ kind: 'flac' }, [0, 'fLaC']],
    [shell('AU'), [0, '.snd']],
    [shell('AU'), [0, 'dns.']],
    [shell('CAF'), [0, 'caff']],
    [{ kind: 'mpeg-ts' }, [0, 'G'], [188, 'G'], [376, 'G']],
    [{ kind: 'mpeg-ts' }, [4, 'G'], [196, 'G'], [388, 'G']],
    [undecodable('WMA'), [0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11']],
    [undecodable("Monkey's Audio"), [0, 'MAC ']],
    [undecodable('WavPack'), [0, 'wvpk']],
    [undecodable('Musepack'), [0, 'MPCK']],
    [undecodable('Musepack'), [0, 'MP+']],
    [undecodable('TTA'), [0, 'TTA1']],
    [undecodable('TTA'), [0, 'TTA2']],
    [undecodable('OptimFROG'), [0, 'OFR ']],
    [undecodable('Shorten'), [0, 'ajkg']],
    [undecodable('TwinVQ'), [0, 'TWIN']],
    [undecodable('DSD'), [0, 'DSD ']],
    [undecodable('DSD'), [0, 'FRM8'], [12, 'DSD ']],
    [undecodable('AMR'), [0, '#!AMR']],
    [undecodable('RealAudio'), [0, '.ra\xfd']],
    [undecodable('RealMedia'), [0, '.RMF']],
    [undecodable('AAC (ADIF)'), [0, 'ADIF']],
    [undecodable('AC-3'), [0, '\x0b\x77']],
    [undecodable('DTS'), [0, '\x7f\xfe\x80\x01']],
    [undecodable('MIDI'), [0, 'MThd']],
    [undecodable('MIDI'), [0, 'RIFF'], [8, 'RMID']],
    [undecodable('XM'), [0, 'Extended Module: ']],
    [undecodable('IT'), [0, 'IMPM']],
    [undecodable('S3M'), [44, 'SCRM']],
    ...['M.K.', 'M!K!', 'FLT4', '4CHN', '6CHN', '8CHN'].map((mark) => [undecodable('MOD'), [1080, mark]] as const),
    [undecodable('SID'), [0, 'PSID']],
    [undecodable('SID'), [0, 'RSID']],
    [undecodable('NSF'), [0, 'NESM\x1a']],
    [undecodable('SPC'), [0, 'SNES-SPC700']],
    [undecodable('VGM'), [0, 'Vgm ']],
];

export function containerOf(firstBytes: DataView): Container {
    const isThere = ([offset, bytes]: Signature): boolean => textAt(firstBytes, offset, bytes.length) === bytes;
    for (const [container, ...signatures] of containers) if (signatures.every(isThere)) return container;
    return { kind: 'unknown' };
}
