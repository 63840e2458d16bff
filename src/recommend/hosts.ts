/** The only hosts beside its own that the page may ever reach, and for what; the page's policy is made of them. */
import type { Hosts } from './source-facts.ts';
import { sources } from './sources.ts';

const all: readonly Hosts[] = Object.values(sources).map((source) => source.hosts);

export const hosts: Hosts = {
    connect: of('connect'),
    images: of('images'),
    media: of('media'),
    frames: of('frames'),
};

/** Each once, however many sources reach it. */
function of(purpose: keyof Hosts): readonly string[] {
    return [...new Set(all.flatMap((source) => source[purpose]))];
}
