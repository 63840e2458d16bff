/** The files of the paper's network, fetched by the page when it is wanted, and its description. */
import * as v from 'valibot';
import {
    expectChecksum,
    fetchGraph,
    fetchText,
    fetchWasm,
    rightOrAnew,
    type GraphFiles,
} from '../network/model-files.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const positive = v.pipe(v.number(), v.gtValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const specSchema = v.object({
    version: v.string(),
    /** SHA-256 of both graphs' files, hexadecimal. */
    checksum: v.string(),
    genres: v.array(v.string()),
    bands: count,
    /** Columns of a stretch (30 s), which is heard at once, where a picture has all of them. */
    stretchColumns: count,
    /** Time between two of these columns. */
    columnSeconds: positive,
    /** A picture that keeps only every n-th column is heard up to this n. */
    longestStep: count,
    /** What the backbone expects the levels 0 and 255 to be. */
    inputRange: v.tuple([v.number(), v.number()]),
    /** Of songs held out, the share that the same recipe named rightly, and between what it lies in 95 of 100 cases. */
    heldOut: v.object({
        protocol: v.literal('fault_filtered'),
        accuracy: share,
        interval95: v.tuple([share, share]),
        tracks: count,
    }),
});

export type PaperSpec = v.InferOutput<typeof specSchema>;

export interface PaperFiles {
    readonly spec: PaperSpec;
    /** Image -> features, for @tensorflow-models/mobilenet. */
    readonly backbone: GraphFiles;
    /** Features -> logits of genres. */
    readonly head: GraphFiles;
    /** The WASM backend's binary. */
    readonly wasmBinary: ArrayBuffer;
}

/** Reads the description from parsed JSON; throws a `ValiError` that names the field when it is not one. */
export function parsePaperSpec(json: unknown): PaperSpec {
    return v.parse(specSchema, json);
}

/**
 * Fetches all from `folder` (an address that ends in a slash), once more past every cache when it is not what the description says. Rejects
 * when a file is missing, or wrong again.
 */
export async function fetchPaper(folder: string): Promise<PaperFiles> {
    const files = await rightOrAnew(async (fetchFile) => {
        const [spec, backbone, head] = await Promise.all([
            fetchText(new URL('spec.json', folder), fetchFile).then((text) => parsePaperSpec(JSON.parse(text))),
            fetchGraph(new URL('backbone/', folder).href, fetchFile),
            fetchGraph(new URL('head/', folder).href, fetchFile),
        ]);
        await expectChecksum(spec.checksum, [backbone, head]);
        return { spec, backbone, head };
    });
    return { ...files, wasmBinary: await fetchWasm() };
}
