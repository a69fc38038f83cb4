import { getField } from '../../lib/getField.ts';

/** Deeper parts are left out, because a response can nest without end. */
const MAX_DEPTH = 6;
/** The fields that hold a sentence in the error bodies of the API. */
const SENTENCES = ['message', 'msg', 'detail', 'error'];

/**
 * Describes the `errors` of a record as text, whatever their shape. Prefers the fields that usually
 * hold a sentence, and otherwise lists every field with its name. Empty if nothing is reported.
 */
export function describeProblem(problem: unknown, depth = 0): string {
  if (problem === null || problem === undefined || problem === false) return '';
  if (typeof problem !== 'object') return String(problem);
  if (depth === MAX_DEPTH) return '…';
  const describe = (value: unknown) => describeProblem(value, depth + 1);
  if (Array.isArray(problem)) return problem.map(describe).filter(Boolean).join('; ');
  for (const name of SENTENCES) {
    const text = describe(getField(problem, name));
    if (text) return text;
  }
  return Object.entries(problem)
    .map(([name, value]) => [name, describe(value)])
    .filter(([, text]) => text)
    .map((parts) => parts.join(': '))
    .join('; ');
}
