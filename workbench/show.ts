import { createRawSnippet, mount, type Component } from 'svelte';

/** Puts a component in some state on the page. */
export type Show = (target: HTMLElement) => unknown;
export type States = Readonly<Record<string, Show>>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Svelte's own `mount`, which takes interfaces, too
export function showing<Props extends Record<string, any>, Bindings extends keyof Props | ''>(
    component: Component<Props, object, Bindings>,
    props: NoInfer<Props>,
): Show {
    return (target) => mount(component, { target, props });
}

/** For what has room for anything. */
export const filling = createRawSnippet(() => ({ render: () => '<p>What it holds</p>' }));

/** For what is pressed and leads nowhere here. */
export const ignore = (): void => undefined;
