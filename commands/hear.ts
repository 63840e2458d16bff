/** `npm run hear -- FILES...`: what the app hears in files and folders, one JSON line for each. */
import { filesIn } from './hear/files.ts';
import { openHearing } from './hear/hearing.ts';
import { rankByLikeness } from './hear/like.ts';
import { lineFor } from './hear/line.ts';
import { readOptions, type HearOptions } from './hear/options.ts';

const help = `npm run --silent hear -- [options] FILES...

Hears audio files, and folders with all that is below them, in a headless Chromium, and prints one JSON line for each.

  --like SONG            ranks them by their likeness to SONG instead, nearest first, with the reasons that the app gives;
                         left out, and named on standard error: SONG itself, exact copies of it or of one another, and what is no music;
                         files that cannot be heard come last, each with its reason
  --backend wasm|webgpu  where the network runs; without it, WebGPU where there is a real one, else WASM
  --software-webgpu      let a software adapter serve as WebGPU: the same numbers, very slowly
  --help                 this text
`;

const asked = readOptions(process.argv.slice(2));

if (asked.kind === 'help') {
    process.stdout.write(help);
} else if (asked.kind === 'problem') {
    process.stderr.write(`${asked.problem}\n\n${help}`);
    process.exitCode = 2;
} else if (asked.options.like !== null) {
    process.exitCode = await rankByLikeness(asked.options.like, asked.options);
} else {
    await hearAll(asked.options);
}

async function hearAll(options: HearOptions): Promise<void> {
    const files = await filesIn(options.paths);
    const { contract, hear, close } = await openHearing(options);
    try {
        for (const file of files) {
            const { outcome, peakMemoryBytes } = await hear(file);
            process.stdout.write(`${JSON.stringify(lineFor(outcome, { file, contract, peakMemoryBytes }))}\n`);
        }
    } finally {
        await close();
    }
}
