import { ApiProblem } from './ApiProblem.ts';
import { createValidationProblem } from './createValidationProblem.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 250;

/** One page of a list, with the tokens of the next and the previous page. */
export function paginate(
  items: readonly unknown[],
  { limit: limitText, pagination_token: token }: Readonly<Record<string, string | undefined>>,
  path: string,
) {
  const limit = limitText === undefined ? DEFAULT_LIMIT : Number(limitText);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw createValidationProblem(
      ['query', 'limit'],
      `ensure this value is between 1 and ${MAX_LIMIT}`,
      'value_error.number',
    );
  }
  const offset = token === undefined ? 0 : readToken(token, path);
  const next = offset + limit;
  return {
    data: items.slice(offset, next),
    prev_pagination_token: offset > 0 ? createToken(Math.max(0, offset - limit), path) : null,
    next_pagination_token: next < items.length ? createToken(next, path) : null,
  };
}

function createToken(offset: number, path: string): string {
  return btoa(`${path}:${offset}`).replaceAll('=', '');
}

function readToken(token: string, path: string): number {
  const offset = /^[\w+/]+$/.test(token) ? decode(token, path) : NaN;
  if (!Number.isInteger(offset)) throw new ApiProblem(400, 'The pagination_token is not valid.');
  return offset;
}

function decode(token: string, path: string): number {
  try {
    const [tokenPath, offset] = atob(token).split(':');
    return tokenPath === path ? Number(offset) : NaN;
  } catch {
    return NaN;
  }
}
