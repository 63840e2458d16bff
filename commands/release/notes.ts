/** What the changelog (https://keepachangelog.com) says of a version, without its heading. Throws when it says nothing. */
export function notesOf(changelog: string, version: string): string {
    const sections = changelog.split(/^## /m).slice(1);
    const section = sections.find((text) => text.startsWith(`[${version}] - `));
    const [, ...lines] = (section ?? '').split('\n');
    const notes = lines.join('\n').trim();
    if (notes === '') throw new Error(`expected that CHANGELOG.md says what is in ${version}`);
    return `${notes}\n`;
}
