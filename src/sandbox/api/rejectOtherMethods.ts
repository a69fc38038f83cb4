import { ApiProblem } from './ApiProblem.ts';

/** 405 for every method that no handler before has taken. */
export function rejectOtherMethods(allow: string): () => never {
  return () => {
    throw new ApiProblem(405, `Method not allowed. Allowed: ${allow}.`, {
      headers: { Allow: allow },
    });
  };
}
