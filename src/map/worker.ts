/** Adapts the worker's messages to layouts. */
import { answerCalls } from '../analysis/worker-answers.ts';
import { answers } from './answers.ts';

declare const self: DedicatedWorkerGlobalScope;

answerCalls(self, answers);
