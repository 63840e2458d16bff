/** Which network heard a song: numbers of different networks cannot be read, or compared, alike. */
import type { Contract } from '../contract.ts';
import type { Analysis } from '../flow.ts';

/** Whether another network than the contract's heard a song: its numbers had other names, its thresholds were others. A song that is being heard is heard by this one. */
export function isHeardByAnother(
    { model }: Partial<Pick<Analysis, 'model'>>,
    { version }: Pick<Contract, 'version'>,
): boolean {
    return model !== undefined && model !== version;
}

type Embedded = Pick<Analysis, 'model' | 'embedding'>;

/** Whether the embedding is one of the contract's network. */
export const isOfNetwork = (analysis: Embedded, contract: Pick<Contract, 'version' | 'embeddingLength'>): boolean =>
    !isHeardByAnother(analysis, contract) && analysis.embedding.length === contract.embeddingLength;

/** Whether the embeddings of two songs can be compared: the same network made both. */
export function areComparable(one: Embedded, other: Embedded): boolean {
    return one.model === other.model && one.embedding.length === other.embedding.length;
}
