import type { Language } from '../src/flow.ts';

export const themes = ['light', 'dark'] as const;
export const tags: readonly Language[] = ['en', 'ja', 'ko', 'zh', 'ru'];
/** Of the frame, in pixels; 0 is all the room that there is. */
export const widths = [320, 390, 768, 0] as const;

/** What is chosen on the workbench, as an address keeps it. */
export interface Choice {
    /** Null is the workbench itself. */
    readonly state: string | null;
    readonly theme: (typeof themes)[number];
    readonly tag: Language;
}

export function chosenIn(search: string): Choice {
    const given = new URLSearchParams(search);
    return {
        state: given.get('state'),
        theme: themes.find((theme) => theme === given.get('theme')) ?? 'light',
        tag: tags.find((tag) => tag === given.get('language')) ?? 'en',
    };
}

export function addressOf({ state, theme, tag }: Choice): string {
    return `?${new URLSearchParams({ state: state ?? '', theme, language: tag })}`;
}
