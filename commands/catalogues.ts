/** Compiles the catalogues of words for the type checker and the linters; building and testing do so by themselves. */
import { compileCatalogues } from '../build/catalogues.ts';

await compileCatalogues();
