import type { Column } from '../../library/columns.ts';

/** At least so wide, in rem; what is left is shared out among those that grow. All of them fit beside the library's pane on a screen of 1280 pixels, with a scroll bar. */
const widths: Readonly<Record<Column, { readonly rem: number; readonly grows: number }>> = {
    title: { rem: 6.75, grows: 4 },
    artist: { rem: 6, grows: 3 },
    style: { rem: 5.5, grows: 2 },
    tempo: { rem: 4.75, grows: 0 },
    key: { rem: 3.5, grows: 0 },
    energy: { rem: 4.25, grows: 0 },
    mood: { rem: 4.75, grows: 2 },
    labels: { rem: 4.75, grows: 2 },
    year: { rem: 3.5, grows: 0 },
    length: { rem: 4, grows: 0 },
    loudness: { rem: 4.25, grows: 0 },
    added: { rem: 6, grows: 0.5 },
};

/** Such as are compared digit by digit, from their ends. */
export const isNumeric = (column: Column): boolean =>
    ['tempo', 'energy', 'year', 'length', 'loudness'].includes(column);

/** As `grid-template-columns`. */
export const tracksOf = (shown: readonly Column[]): string =>
    shown
        .map((column) => {
            const { rem, grows } = widths[column];
            return grows > 0 ? `minmax(${rem}rem, ${grows}fr)` : `${rem}rem`;
        })
        .join(' ');

export const leastRem = (shown: readonly Column[]): number =>
    shown.reduce((sum, column) => sum + widths[column].rem, 0);
