/** Adapts the worker's messages to the paper's network. */
import { answerCalls } from '../analysis/worker-answers.ts';
import { loadPaperNetwork, type PaperNetwork } from './paper-network.ts';
import type { PaperCalls } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

let network: PaperNetwork | undefined;

answerCalls<PaperCalls>(self, {
    async load(files) {
        network = await loadPaperNetwork(files);
        return null;
    },
    async hear(picture) {
        if (!network) throw new Error("expected 'load' before 'hear'");
        return network.hear(picture);
    },
});
