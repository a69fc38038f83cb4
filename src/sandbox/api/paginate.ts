import { ApiProblem } from './ApiProblem.ts';
import { createValidationProblem } from './createValidationProblem.ts';

/** How many items a page has without `limit`, and at most. */
export interface PageLimits {
  usual: number;
  most: number;
}

/**
 * Creates one page of a list, with the tokens of the next and the previous page. A token holds the
 * first query, so of the parameters beside it, only `limit` counts.
 */
export function paginate<T>(
  query: URLSearchParams,
  path: string,
  limits: PageLimits,
  find: (query: URLSearchParams) => readonly T[],
) {
  const limit = readLimit(query.get('limit'), limits);
  const token = query.get('pagination_token');
  const { first, offset } = token === null ? { first: query, offset: 0 } : readToken(token, path);
  first.delete('limit');
  const items = find(first);
  const next = offset + limit;
  const createToken = (at: number) => btoa(JSON.stringify([path, String(first), at]));
  return {
    data: items.slice(offset, next),
    prev_pagination_token: offset > 0 ? createToken(Math.max(0, offset - limit)) : null,
    next_pagination_token: next < items.length ? createToken(next) : null,
  };
}

function readLimit(text: string | null, { usual, most }: PageLimits): number {
  const limit = text === null ? usual : Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit;
  throw createValidationProblem(
    ['query', 'limit'],
    `ensure this value is between 1 and ${most}`,
    'value_error.number',
  );
}

function readToken(token: string, path: string) {
  try {
    const [tokenPath, query, offset]: unknown[] = JSON.parse(atob(token));
    if (tokenPath === path && Number.isInteger(offset)) {
      return { first: new URLSearchParams(String(query)), offset: Number(offset) };
    }
  } catch {
    // Not a token of this API.
  }
  throw new ApiProblem(400, 'The pagination_token is not valid.');
}
