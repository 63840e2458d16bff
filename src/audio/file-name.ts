import { cleanText } from './tags/clean-text.ts';

/** Title, and artist when the name has one, from a file's name: "01 - Artist - Title.mp3", "03. Title.flac", "Artist_-_Title.ogg". */
export function titleFromFileName(fileName: string): { readonly title: string; readonly artist?: string } {
    const name =
        cleanText(fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z][a-z0-9]{1,4}$/i, ''))?.replace(/_/g, ' ') ?? '';
    const parts = withoutTrackNumber(
        name
            .split(/\s+[-–—]\s+/)
            .map((part) => part.trim())
            .filter((part) => part !== ''),
    );
    const [artist, ...rest] = parts;
    if (artist === undefined) return { title: cleanText(fileName) ?? '' };
    return rest.length === 0 ? { title: artist } : { artist, title: rest.join(' - ') };
}

function withoutTrackNumber(parts: string[]): string[] {
    const [first = '', ...rest] = parts;
    if (/^\d{1,3}\.?$/.test(first) && rest.length > 0) return rest;
    const numbered = /^(?:\d{1,2}-)?(?:0\d|\d{1,3}[.)])[\s.]*(?=\S)(.+)$/.exec(first)?.[1];
    return numbered === undefined ? parts : [numbered, ...rest];
}
