/**
 * The arithmetic of the meters, four numbers at a time. This folder is AssemblyScript (https://www.assemblyscript.org), which reads as TypeScript and
 * becomes WebAssembly: `npx tsx commands/kernel.ts` writes `../wasm.ts` of it, `../kernel.ts` calls it. Addresses are in bytes.
 */
export { bands } from './bands';
export { energies } from './k-weighting';
export { mixed, powers } from './mix';
export { resampled } from './resample';
