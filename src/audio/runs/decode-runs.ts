/** Packets -> sound, ten seconds at a time, by the browser's whole-file decoder. */
import type { EncodedPacket } from 'mediabunny';
import type { TimedPiece } from '../patient-decoder.ts';
import { fileOf, type RunFormat } from './run-file.ts';

/**
 * Decodes a short file to a plane for each channel, at its own rate; null where the browser cannot. It takes a third of the time that the
 * streaming decoder does, which lives on another thread and is woken for every packet, and several are decoded at once; but only pages have it.
 */
export type DecodeFile = (
    file: Uint8Array<ArrayBuffer>,
    sampleRateHz: number,
) => Promise<readonly Float32Array[] | null>;

interface Track {
    readonly config: Pick<AudioDecoderConfig, 'sampleRate' | 'numberOfChannels'>;
    readonly format: RunFormat;
    readonly decodeFile: DecodeFile;
}

const runSeconds = 10;
/** That are decoded while one is read: a browser has a thread for each. */
const runsAhead = 2;

/** Rounded timestamps differ by less from where the packet before ended. */
const toleratedSeconds = 0.002;

/** Of the power: what AAC replaces by noise is another noise each time. All else agrees to the last bit, and a place that is off differs by more than the power itself. */
const toleratedDifference = 0.1;
/** In silence, of each sample: rounding. */
const toleratedPower = 1e-8;

interface Run {
    readonly lead: readonly EncodedPacket[];
    readonly packets: readonly EncodedPacket[];
}

/**
 * Decodes from the first packet on, as `decodePieces` does. Ends with null, or, where a run does not come out as its packets let expect
 * (it is damaged, or this browser leaves something out at a file's ends), with the seconds of the first packet that was not decoded.
 */
export async function* decodeRuns(
    packets: AsyncIterable<EncodedPacket>,
    track: Track,
): AsyncGenerator<TimedPiece[], number | null> {
    const started: { readonly run: Run; readonly decoded: Promise<readonly Float32Array[] | null> }[] = [];
    const runs = runsOf(packets, track.format);
    let unread: { readonly error: unknown } | null = null;
    let seam: readonly Float32Array[] | null = null;
    try {
        for (;;) {
            while (started.length <= runsAhead && !unread) {
                const next = await runs.next().catch((error: unknown) => ({ error }));
                if ('error' in next) unread = next;
                else if (next.done) break;
                else started.push({ run: next.value, decoded: decodeRun(next.value, track) });
            }
            const next = started.shift();
            if (!next && unread) throw unread.error;
            if (!next) return null;
            const { run } = next;
            const planes = await next.decoded;
            const leadSamples = samplesIn(run.lead, track.format);
            const isOther = seam !== null && run.lead.length > 0 && planes && !endsWith(planes, leadSamples, seam);
            if (!planes || isOther) return run.packets[0]?.timestamp ?? null;
            seam = planes.map((plane) => plane.slice(-samplesIn(run.packets.slice(-1), track.format)));
            yield [pieceOf(planes, leadSamples, run, track)];
        }
    } finally {
        await runs.return();
    }
}

/** Ten seconds each; a packet that does not follow the one before begins another. */
async function* runsOf(packets: AsyncIterable<EncodedPacket>, { leadPackets }: RunFormat): AsyncGenerator<Run, void> {
    let lead: readonly EncodedPacket[] = [];
    let run: EncodedPacket[] = [];
    for await (const packet of packets) {
        const last = run.at(-1);
        const isFollowing = !last || Math.abs(packet.timestamp - last.timestamp - last.duration) < toleratedSeconds;
        const isLong = last !== undefined && packet.timestamp - (run[0]?.timestamp ?? 0) >= runSeconds;
        if (!isFollowing || isLong) {
            yield { lead, packets: run };
            lead = isFollowing ? [...lead, ...run].slice(run.length + lead.length - leadPackets) : [];
            run = [];
        }
        run.push(packet);
    }
    if (run.length > 0) yield { lead, packets: run };
}

async function decodeRun({ lead, packets }: Run, { config, format, decodeFile }: Track) {
    const given = [...lead, ...packets];
    const planes = await decodeFile(fileOf(format, given), config.sampleRate);
    const isWhole = planes?.every((plane) => plane.length === samplesIn(given, format));
    return planes?.length === config.numberOfChannels && isWhole ? planes : null;
}

const samplesIn = (packets: readonly EncodedPacket[], { samplesOf }: RunFormat): number =>
    packets.reduce((sum, packet) => sum + samplesOf(packet), 0);

/** Whether the planes are the same before a place as at the end of the run before. */
function endsWith(planes: readonly Float32Array[], place: number, seam: readonly Float32Array[]): boolean {
    return seam.every((expected, channel) => {
        const plane = planes[channel]?.subarray(place - expected.length, place);
        let [power, difference] = [0, 0];
        expected.forEach((value, i) => {
            power += value * value;
            difference += (value - (plane?.[i] ?? Infinity)) ** 2;
        });
        return difference <= toleratedDifference * power + toleratedPower * expected.length;
    });
}

function pieceOf(planes: readonly Float32Array[], from: number, { packets }: Run, { config }: Track): TimedPiece {
    const heard = planes.map((plane) => plane.subarray(from));
    return {
        startSeconds: packets[0]?.timestamp ?? 0,
        piece: {
            numberOfFrames: heard[0]?.length ?? 0,
            numberOfChannels: heard.length,
            sampleRate: config.sampleRate,
            copyTo(target, { planeIndex, frameOffset, frameCount }) {
                target.set(heard[planeIndex]?.subarray(frameOffset, frameOffset + frameCount) ?? []);
            },
            planes: heard,
            close: () => undefined,
        },
    };
}
