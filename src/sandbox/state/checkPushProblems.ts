import { ALL_PUSH_PROBLEMS } from '../SandboxPushProblem.ts';
import type { SandboxPushProblem } from '../SandboxPushProblem.ts';

/** Returns the problems. @throws Error if there is no such problem */
export function checkPushProblems(
  problems: readonly SandboxPushProblem[],
): readonly SandboxPushProblem[] {
  const wrong = problems.find((problem) => !ALL_PUSH_PROBLEMS.includes(problem));
  if (wrong === undefined) return [...problems];
  throw new Error(
    `There is no push problem "${String(wrong)}". Choose from: ${ALL_PUSH_PROBLEMS.join(', ')}.`,
  );
}
