import { createValidationProblem } from './createValidationProblem.ts';

/** Reads one string of a body. @throws ApiProblem 422 if it is missing, empty or not a string */
export function readText(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (value === undefined || value === null) {
    throw createValidationProblem(['body', name], 'field required', 'value_error.missing');
  }
  if (typeof value !== 'string') {
    throw createValidationProblem(['body', name], 'str type expected', 'type_error.str');
  }
  if (value === '') {
    throw createValidationProblem(
      ['body', name],
      'ensure this value has at least 1 characters',
      'value_error.any_str.min_length',
    );
  }
  return value;
}
