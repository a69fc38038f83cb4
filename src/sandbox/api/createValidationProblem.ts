import { ApiProblem } from './ApiProblem.ts';

/** Creates a 422 with a body that says which field is wrong, as the API does. */
export function createValidationProblem(
  loc: readonly string[],
  msg: string,
  type = 'value_error',
): ApiProblem {
  return new ApiProblem(422, msg, { body: { detail: [{ loc, msg, type }] } });
}
