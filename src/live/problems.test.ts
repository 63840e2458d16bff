import { expect, test } from 'vitest';
import { problemOf } from './problems.ts';

test.each([
    ['NotAllowedError', 'microphone', 'not-allowed'],
    ['SecurityError', 'microphone', 'not-allowed'],
    ['NotFoundError', 'microphone', 'no-microphone'],
    ['NotReadableError', 'microphone', 'in-use'],
    ['AbortError', 'microphone', 'in-use'],
    ['NotSupportedError', 'microphone', 'not-offered'],
    ['UnknownError', 'microphone', 'not-started'],
    ['NotAllowedError', 'shared', 'nothing-shared'],
    ['NotFoundError', 'shared', 'nothing-shared'],
    ['NotReadableError', 'shared', 'in-use'],
] as const)('a %s of the %s is told as "%s"', (name, source, problem) => {
    expect(problemOf(new DOMException('', name), source)).toBe(problem);
});
