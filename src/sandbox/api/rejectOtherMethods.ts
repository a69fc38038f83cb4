import { ApiProblem } from './ApiProblem.ts';

/** Answers 405 to every method that no earlier route has handled. */
export function rejectOtherMethods(allow: string): () => never {
  return () => {
    throw new ApiProblem(405, `Method not allowed. Allowed: ${allow}.`, {
      headers: { Allow: allow },
    });
  };
}
