/** The only hosts beside its own that the page may ever reach, and for what; the page's policy is made of them. */
import type { Hosts } from './source-facts.ts';
import { sources } from './sources.ts';

const all: readonly Hosts[] = Object.values(sources).map((source) => source.hosts);

export const hosts: Hosts = {
    connect: all.flatMap(({ connect }) => connect),
    images: all.flatMap(({ images }) => images),
    media: all.flatMap(({ media }) => media),
    frames: all.flatMap(({ frames }) => frames),
};
