/** A made-up library to lay out. */
import { readFileSync } from 'node:fs';
import { madeUpLibrary } from '../../fixtures/made-up-library.ts';
import { parseContract } from '../contract.ts';
import { mappable } from './mapped-songs.ts';

export const contract = parseContract(
    JSON.parse(readFileSync(new URL('../../models/spec.json', import.meta.url), 'utf8')),
);

export const mappableSongs = (songs: number) => mappable(madeUpLibrary(contract, songs), contract);
