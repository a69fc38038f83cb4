import { ServerError } from '../ServerError.ts';
import type { Call } from './Call.ts';

/**
 * The parameters of a call, as a query to send on.
 *
 * @throws ServerError 400 for one that the call does not take, or takes otherwise
 */
export function readParameters({ parameters = {} }: Call, url: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of new URL(url).searchParams) {
    const pattern = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const isRepeated = query.has(name) && !name.endsWith('__in');
    if (!pattern?.test(value) || isRepeated) {
      const known = Object.keys(parameters).join(', ') || 'none';
      throw new ServerError(
        400,
        'invalid_request',
        `A parameter is not one that this call takes, or not in its form. It takes: ${known}.`,
      );
    }
    query.append(name, value);
  }
  return query.size > 0 ? `?${query}` : '';
}
