/** What the page and a worker say to each other, over an interface that lists what may be asked. Types only. */

/** A row of such an interface; `progress` is what is told on the way, where anything is. */
interface Call {
    readonly input: unknown;
    readonly output: unknown;
    readonly progress?: unknown;
}

export type CallTable<Calls> = Readonly<Record<keyof Calls, Call>>;

export type Request<Calls extends CallTable<Calls>, C extends keyof Calls = keyof Calls> = {
    [K in C]: { readonly id: number; readonly call: K; readonly input: Calls[K]['input'] };
}[C];

export type ProgressOf<Calls extends CallTable<Calls>, C extends keyof Calls = keyof Calls> = {
    [K in C]: Calls[K] extends { readonly progress: infer Progress } ? Progress : never;
}[C];

export type Reply<Calls extends CallTable<Calls>> =
    /** Sent every second while a call is worked on, unless the code does not come back. */
    | { readonly kind: 'alive' }
    | { readonly id: number; readonly kind: 'progress'; readonly progress: ProgressOf<Calls> }
    | { readonly id: number; readonly kind: 'done'; readonly output: Calls[keyof Calls]['output'] }
    | { readonly id: number; readonly kind: 'crashed'; readonly message: string };
