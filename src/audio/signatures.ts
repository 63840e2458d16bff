/** How files begin whose sound only the browser itself might decode, if anyone: their common names. */
import { textAt } from './byte-reader.ts';

/** Bytes that a file has at an offset. */
export type Signature = readonly [offset: number, bytes: string];

export function isSigned(firstBytes: DataView, signatures: readonly Signature[]): boolean {
    return signatures.every(([offset, bytes]) => textAt(firstBytes, offset, bytes.length) === bytes);
}

type Named = readonly [codec: string, ...Signature[]];

const named = (codec: string, starts: readonly string[]): readonly Named[] =>
    starts.map((start) => [codec, [0, start]] as const);
const inForm = (codec: string, form: string, kind: string): Named => [codec, [0, form], [8, kind]];

/** Films and the like, in which sound lies in pieces. */
const films: readonly Named[] = [
    inForm('AVI', 'RIFF', 'AVI '),
    inForm('MPEG-PS', 'RIFF', 'CDXA'),
    ...named('MPEG-PS', ['\0\0\x01\xba']),
    ...named('FLV', ['FLV\x01']),
    ...named('NUT', ['nut/multimedia container\0']),
    ...named('MXF', ['\x06\x0e\x2b\x34']),
    ...named('WTV', ['\xb7\xd8\x00\x20\x37\x49\xda\x11']),
    ...named('RealMedia', ['.RMF']),
];

/** Bare samples, or nearly so, of one machine or one program each. */
const machines: readonly Named[] = [
    inForm('8SVX', 'FORM', '8SVX'),
    inForm('16SV', 'FORM', '16SV'),
    inForm('MAUD', 'FORM', 'MAUD'),
    ...named('VOC', ['Creative Voice File\x1a']),
    ...named('SoX', ['.SoX', 'XoS.']),
    ...named(
        'IRCAM',
        [1, 2, 3, 4].map((machine) => `\x64\xa3${String.fromCharCode(machine)}\0`),
    ),
    ...named(
        'IRCAM',
        [1, 2, 3, 4].map((machine) => `\0${String.fromCharCode(machine)}\xa3\x64`),
    ),
    ...named('PAF', [' paf', 'fap ']),
    ...named('PVF', ['PVF1\n', 'PVF2\n']),
    ...named('NIST SPHERE', ['NIST_1A\n']),
    ...named('AVR', ['2BIT']),
    ...named('Psion WVE', ['ALawSoundFile']),
    ...named('TX-16W', ['LM8953']),
    ...named('SampleVision', ['SOUND SAMPLE DATA ']),
    ...named('Sounder', ['SOUND\x1a']),
    ['HCOM', [65, 'FSSD']],
    ...named('AST', ['STRM\0']),
    ...named('HCA', ['HCA\0']),
];

const codecs: readonly Named[] = [
    ...named('WMA', ['\x30\x26\xb2\x75\x8e\x66\xcf\x11']),
    inForm('WMA', 'RIFF', 'XWMA'),
    inForm('QCELP', 'RIFF', 'QLCM'),
    ...named("Monkey's Audio", ['MAC ']),
    ...named('WavPack', ['wvpk']),
    ...named('Musepack', ['MPCK', 'MP+']),
    ...named('TTA', ['TTA1', 'TTA2']),
    ...named('TAK', ['tBaK']),
    ...named('QOA', ['qoaf']),
    ...named('Lossless Audio', ['LA02', 'LA03', 'LA04']),
    ...named('Bonk', ['\0BONK']),
    ...named('OptimFROG', ['OFR ']),
    ...named('Shorten', ['ajkg']),
    ...named('TwinVQ', ['TWIN']),
    ...named('DSD', ['DSD ']),
    ['DSD', [0, 'FRM8'], [12, 'DSD ']],
    ...named('AMR', ['#!AMR']),
    ...named('iLBC', ['#!iLBC']),
    ...named('Codec 2', ['\xc0\xde\xc2']),
    ...named('RealAudio', ['.ra\xfd']),
    ...named('ATRAC', ['ea3', 'EA3']),
    ...named('AAC (ADIF)', ['ADIF']),
    ...named('DTS-HD', ['DTSHDHDR']),
    ...named('AC-4', ['\xac\x40', '\xac\x41']),
    ...named('MPEG-H', ['\xc0\x01\xa5']),
    ['IAMF', [2, 'iamf']],
    ['Audible', [4, '\x57\x90\x75\x36']],
];

/** Notes, and samples to play them with. */
const scores: readonly Named[] = [
    ...named('MIDI', ['MThd']),
    inForm('MIDI', 'RIFF', 'RMID'),
    ...named('SMAF', ['MMMD']),
    ...named('XM', ['Extended Module: ']),
    ...named('XI', ['Extended Instrument:']),
    ...named('IT', ['IMPM']),
    ['S3M', [44, 'SCRM']],
    ['PTM', [44, 'PTMF']],
    ...['M.K.', 'M!K!', 'FLT4', '4CHN', '6CHN', '8CHN'].map((mark): Named => ['MOD', [1080, mark]]),
    ...named('MTM', ['MTM\x10']),
    ...named('OctaMED', ['MMD0', 'MMD1', 'MMD2', 'MMD3']),
    ...named('Oktalyzer', ['OKTASONG']),
    ...named('UltraTracker', ['MAS_UTrack_V00']),
    ...named('SID', ['PSID', 'RSID']),
    ...named('NSF', ['NESM\x1a', 'NSFE']),
    ...named('GBS', ['GBS\x01']),
    ...named('SPC', ['SNES-SPC700']),
    ...named('PSF', ['PSF\x01', 'PSF\x02']),
    ...named('VGM', ['Vgm ']),
    ...named('AY', ['ZXAYEMUL']),
];

export const undecodableSignatures: readonly Named[] = [...films, ...machines, ...codecs, ...scores];
