/** Codecs without a file around them: a few bits begin each frame, and what is behind them tells them from chance. */
import { textAt } from './byte-reader.ts';

/** The common name of the codec whose first frame the view begins with; null where it is none of these. */
export function syncedCodec(view: DataView): string | null {
    return dolby(view) ?? dts(view) ?? (isLatm(view) ? 'AAC (LATM)' : null) ?? (isAdx(view) ? 'ADX' : null);
}

/** ETSI TS 102 366: the version of the stream stands in the sixth byte. TrueHD's and MLP's first unit has a major sync. */
function dolby(view: DataView): string | null {
    if (textAt(view, 4) === '\xf8\x72\x6f\xba') return 'Dolby TrueHD';
    if (textAt(view, 4) === '\xf8\x72\x6f\xbb') return 'MLP';
    // Either order of bytes.
    const versionAt = { '\x0b\x77': 5, '\x77\x0b': 4 }[textAt(view, 0, 2)];
    if (versionAt === undefined || view.byteLength <= versionAt) return null;
    const version = view.getUint8(versionAt) >> 3;
    return version <= 10 ? 'AC-3' : version <= 16 ? 'E-AC-3' : null;
}

/** ETSI TS 102 114: in 16 or 14 bits, either order of bytes. */
function dts(view: DataView): string | null {
    const starts = ['\x7f\xfe\x80\x01', '\xfe\x7f\x01\x80', '\x1f\xff\xe8\x00', '\xff\x1f\x00\xe8'];
    if (starts.includes(textAt(view, 0))) return 'DTS';
    return textAt(view, 0) === '\x64\x58\x20\x25' ? 'DTS-HD' : null;
}

/** ISO/IEC 14496-3, 1.7.2: eleven bits of sync and thirteen of length; the next frame begins there. */
function isLatm(view: DataView): boolean {
    const isSync = (at: number): boolean => at + 3 <= view.byteLength && view.getUint16(at) >> 5 === 0x2b7;
    let at = 0;
    let frames = 0;
    while (isSync(at)) {
        at += 3 + (view.getUint16(at + 1) & 0x1fff);
        frames++;
    }
    return frames > 1 || (frames === 1 && at + 3 > view.byteLength);
}

/** The header says where it ends, and its maker's name stands there. */
function isAdx(view: DataView): boolean {
    return (
        textAt(view, 0, 2) === '\x80\0' && view.byteLength > 4 && textAt(view, view.getUint16(2) - 2, 6) === '(c)CRI'
    );
}
