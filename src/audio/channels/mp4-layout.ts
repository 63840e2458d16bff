/** Which channel of bare samples in MP4 or QuickTime is to sound where. */
import { textAt } from '../byte-reader.ts';
import type { ListedLayout } from './channel-layout.ts';
import { coreAudioLayout } from './core-audio.ts';
import { isoLayout } from './iso-layout.ts';

const versionBytes = 4;

/** What a sample description's box `chan` (QuickTime) or `chnl` (ISO) lists; the view is of the description. */
export function mp4Layout(description: DataView): ListedLayout {
    return (channels) => {
        for (let at = 4; at + 4 <= description.byteLength; at++) {
            const name = textAt(description, at);
            const bodyBytes = description.getUint32(at - 4) - 8;
            if (!['chan', 'chnl'].includes(name) || bodyBytes < versionBytes) continue;
            if (at + 4 + bodyBytes > description.byteLength) continue;
            const body = new DataView(description.buffer, description.byteOffset + at + 4, bodyBytes);
            return name === 'chnl' ? isoLayout(body, channels) : coreAudioLayout(behindVersion(body), channels);
        }
        return null;
    };
}

const behindVersion = (body: DataView): DataView =>
    new DataView(body.buffer, body.byteOffset + versionBytes, body.byteLength - versionBytes);
