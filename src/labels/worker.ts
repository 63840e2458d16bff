import { worked } from '../analysis/in-steps.ts';
import { answerCalls } from '../analysis/worker-answers.ts';
import { learnAll } from './learn-all.ts';
import type { LabelCalls } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

answerCalls<LabelCalls>(self, { learn: (lesson, tell) => worked(learnAll(lesson), tell) });
