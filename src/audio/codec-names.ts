/** What people call codecs that files name by four letters or so. */
const names: Readonly<Record<string, string>> = {
    aac: 'AAC',
    ac3: 'AC-3',
    'ac-3': 'AC-3',
    'ac-4': 'AC-4',
    agsm: 'GSM',
    alac: 'ALAC',
    dts: 'DTS',
    dtsc: 'DTS',
    dtse: 'DTS',
    dtsh: 'DTS-HD',
    dtsl: 'DTS-HD',
    eac3: 'E-AC-3',
    'ec-3': 'E-AC-3',
    flac: 'FLAC',
    iamf: 'IAMF',
    ima4: 'IMA ADPCM',
    mac3: 'MACE 3:1',
    mac6: 'MACE 6:1',
    mha1: 'MPEG-H',
    mhm1: 'MPEG-H',
    mlpa: 'Dolby TrueHD',
    mp3: 'MP3',
    opus: 'Opus',
    qdm2: 'QDesign',
    qdmc: 'QDesign',
    samr: 'AMR',
    sawb: 'AMR',
    vorbis: 'Vorbis',
    a_ac3: 'AC-3',
    a_alac: 'ALAC',
    a_dts: 'DTS',
    a_eac3: 'E-AC-3',
    a_truehd: 'Dolby TrueHD',
    a_tta1: 'TTA',
    a_wavpack4: 'WavPack',
};

/** The codec's common name; what no name is known for stays as it is. */
export function codecName(id: string): string {
    return names[id.toLowerCase()] ?? id;
}
