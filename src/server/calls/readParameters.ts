import { ServerError } from '../ServerError.ts';
import type { Call } from './Call.ts';

/**
 * Validates the parameters of a call and returns the query to send upstream.
 *
 * @throws ServerError 400 for an unknown parameter or a value that does not fit
 */
export function readParameters({ parameters = {} }: Call, search: string): string {
  if (search === '') return '';
  const query = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(search)) {
    const pattern = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    const isRepeated = query.has(name) && !name.endsWith('__in');
    if (!pattern?.test(value) || isRepeated) {
      const known = Object.keys(parameters).join(', ') || 'none';
      throw new ServerError(
        400,
        'invalid_request',
        `A parameter is unknown, repeated or has an invalid value. This call accepts: ${known}.`,
      );
    }
    query.append(name, value);
  }
  return query.size > 0 ? `?${query}` : '';
}
