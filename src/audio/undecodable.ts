/** How sound files begin that the demuxer does not know, though a browser may (AIFF in Safari): at which byte, and what. */
const signatures: readonly (readonly [offset: number, bytes: string, format: string])[] = [
    [8, 'AIFF', 'AIFF'],
    [8, 'AIFC', 'AIFF'],
    [0, '.snd', 'AU'],
    [0, 'caff', 'CAF'],
    [0, '#!AMR', 'AMR'],
    [0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11', 'WMA'],
    [0, 'MAC ', "Monkey's Audio"],
    [0, 'wvpk', 'WavPack'],
    [0, 'MThd', 'MIDI'],
    [0, 'DSD ', 'DSD'],
    [0, '\x0b\x77', 'AC-3'],
];

/** The name of the sound format that a file's first 16 bytes belong to, when it is one that only the browser itself might decode. */
export function undecodableFormat(firstBytes: Uint8Array): string | undefined {
    const start = String.fromCharCode(...firstBytes);
    return signatures.find(([offset, bytes]) => start.startsWith(bytes, offset))?.[2];
}
