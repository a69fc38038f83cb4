import { ApiProblem } from './ApiProblem.ts';

/** 422 with the body in which the API says what is wrong where. */
export function createValidationProblem(
  loc: readonly string[],
  msg: string,
  type = 'value_error',
): ApiProblem {
  return new ApiProblem(422, msg, { body: { detail: [{ loc, msg, type }] } });
}
