import { parseArgs } from 'node:util';
import type { BackendChoice } from '../../src/flow.ts';

export interface HearOptions {
    /** Files and folders. */
    readonly paths: readonly string[];
    /** The song beside which the others are ranked; null: none. */
    readonly like: string | null;
    readonly backend: BackendChoice;
    readonly softwareWebGpu: boolean;
}

type Asked =
    | { readonly kind: 'hear'; readonly options: HearOptions }
    | { readonly kind: 'help' }
    | { readonly kind: 'problem'; readonly problem: string };

const choices: readonly BackendChoice[] = ['automatic', 'wasm', 'webgpu'];

/** What a command line asks for; a problem is a sentence. */
export function readOptions(args: readonly string[]): Asked {
    try {
        const { values, positionals: paths } = parseArgs({
            args: [...args],
            allowPositionals: true,
            options: {
                like: { type: 'string' },
                backend: { type: 'string', default: 'automatic' },
                'software-webgpu': { type: 'boolean', default: false },
                help: { type: 'boolean', default: false },
            },
        });
        if (values.help) return { kind: 'help' };
        const backend = choices.find((choice) => choice === values.backend);
        if (!backend) return problem(`There is no backend "${values.backend}": it is wasm or webgpu.`);
        if (values.like === '') return problem('Name a song after --like.');
        if (paths.length === 0) return problem('Name a file or a folder.');
        const options = { paths, like: values.like ?? null, backend, softwareWebGpu: values['software-webgpu'] };
        return { kind: 'hear', options };
    } catch (error) {
        return problem(problemOf(error as NodeJS.ErrnoException));
    }
}

function problemOf({ code, message }: NodeJS.ErrnoException): string {
    // Without a value, or followed by another option; the rest speaks for itself.
    const isWithoutSong = code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && message.includes('--like');
    return isWithoutSong ? 'Name a song after --like.' : message;
}

const problem = (text: string): Asked => ({ kind: 'problem', problem: text });
