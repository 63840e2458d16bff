/** Which channel of AAC is to sound where, in the order in which decoders give them: that of a mask. ISO/IEC 14496-3. */
import { layoutOfMask, type ChannelLayout } from './channel-layout.ts';

/** By the number of channels (table 1.19: configurations 3 to 6, 11 and 12), without an element that says it. */
const masks: Readonly<Record<number, number>> = { 3: 0x7, 4: 0x107, 5: 0x37, 6: 0x3f, 7: 0x70f, 8: 0x63f };

const speakers = {
    front: 0x3,
    centre: 0x4,
    lfe: 0x8,
    back: 0x30,
    inFront: 0xc0,
    backCentre: 0x100,
    side: 0x600,
} as const;

/** Of an AudioSpecificConfig (1.6.2.1), where a program is listed; else of the number of channels. */
export function aacLayout(config: Uint8Array | null, channels: number): ChannelLayout {
    const listed = config === null ? 0 : programMask(bitsOf(config));
    return listed === 0
        ? layoutOfMask(masks[channels] ?? 0, channels)
        : layoutOfMask(listed, listed.toString(2).replaceAll('0', '').length);
}

type TakeBits = (count: number) => number;

function bitsOf(bytes: Uint8Array): TakeBits {
    let at = 0;
    return (count) => {
        let value = 0;
        for (const end = at + count; at < end; at++)
            value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
        return value;
    };
}

/** 0 where a configuration by number stands in place of the program's element. */
function programMask(take: TakeBits): number {
    const takeType = (): number => {
        const type = take(5);
        return type === 31 ? 32 + take(6) : type;
    };
    const takeRate = (): void => void (take(4) === 15 && take(24));
    const type = takeType();
    takeRate();
    if (take(4) !== 0) return 0;
    const [sbr, ps] = [5, 29];
    if (type === sbr || type === ps) {
        takeRate();
        takeType();
    }
    // Length of a frame, its delay behind a core coder, an extension.
    take(1);
    if (take(1) === 1) take(14);
    take(1);
    return elementMask(take);
}

/** A program_config_element (4.4.1.1): elements of one channel or a pair, from the front's middle outwards, then those behind. */
function elementMask(take: TakeBits): number {
    take(4 + 2 + 4);
    const [front = 0, side = 0, back = 0] = [take(4), take(4), take(4)];
    const lfe = take(2);
    take(3 + 4);
    for (const bits of [4, 4, 3]) if (take(1) === 1) take(bits);
    const areaOf = (count: number): boolean[] =>
        Array.from({ length: count }, () => {
            const isPair = take(1) === 1;
            take(4);
            return isPair;
        });
    const [fronts, sides, backs] = [areaOf(front), areaOf(side), areaOf(back)];
    const pairs = (area: readonly boolean[]): number => area.filter(Boolean).length;
    const has = (condition: boolean, mask: number): number => (condition ? mask : 0);
    const isSideInBack = sides.length === 0 && pairs(backs) > 1;
    return (
        has(pairs(fronts) > 0, speakers.front) |
        has(pairs(fronts) > 1, speakers.inFront) |
        has(fronts.includes(false), speakers.centre) |
        has(pairs(sides) > 0 || isSideInBack, speakers.side) |
        has(pairs(backs) > 0, speakers.back) |
        has(backs.includes(false), speakers.backCentre) |
        has(lfe > 0, speakers.lfe)
    );
}
