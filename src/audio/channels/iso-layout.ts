/** The `chnl` box of MP4: ISO/IEC 14496-12, 12.2.4. */
import type { Speaker } from '../../flow.ts';
import { defaultLayout, type ChannelLayout } from './channel-layout.ts';

/** By the speaker's position (ISO/IEC 23091-3, table 7). */
const positions: ChannelLayout = [
    'L', 'R', 'C', 'LFE', 'Ls', 'Rs', 'Lc', 'Rc', 'Ls', 'Rs', 'Cs', 'Ls', 'Rs', 'Ls', 'Rs', 'Lc', 'Rc',
    'Lc', 'Rc', 'C', 'Ls', 'Rs', 'Cs', 'Ls', 'Rs', 'C', 'LFE', 'Lc', 'Rc', 'C', 'Ls', 'Rs',
]; // prettier-ignore

const explicitPosition = 126;
/** Azimuth and elevation. */
const explicitBytes = 3;

/** The view begins with the box's version; null where it has no list of speakers that is whole. */
export function isoLayout(view: DataView, channels: number): ChannelLayout | null {
    const version = view.byteLength > 5 ? view.getUint8(0) : null;
    if (version === null || version > 1) return null;
    const structure = version === 0 ? view.getUint8(4) : view.getUint8(4) >> 4;
    const layoutAt = version === 0 ? 5 : 6;
    if ((structure & 1) === 0 || view.byteLength <= layoutAt) return null;
    // A layout by its number has the order of those that say nothing.
    if (view.getUint8(layoutAt) !== 0) return defaultLayout(channels);
    const layout: Speaker[] = [];
    for (let at = layoutAt + 1 + version; layout.length < channels && at < view.byteLength; at++) {
        const position = view.getUint8(at);
        layout.push(positions[position] ?? 'C');
        if (position === explicitPosition) at += explicitBytes;
    }
    return layout.length === channels ? layout : null;
}
