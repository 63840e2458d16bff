import { synthesisePiece } from '../../intake/try-it.ts';
import { words } from '../words/language.svelte.ts';

/** The piece for those without a file at hand, as if it had been dropped. Lets the page show the press of the button first. */
export async function tryItFile(): Promise<File> {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return new File([await synthesisePiece()], words.app.tryItFileName, { type: 'audio/wav' });
}
