import { isEntityId } from '../isEntityId.ts';
import { ServerError } from '../ServerError.ts';

/** The ids of a call, by what they belong to. */
export interface Ids {
  entity: string;
  connection?: string;
  record?: string;
}

const OWNERS = { entity: 'a Monite entity', connection: 'a connection', record: 'a synced record' };

/** @throws ServerError 400 for something other than an id, which could change the path or a header */
export function requireIds(method: string, ids: Ids): void {
  for (const owner of ['entity', 'connection', 'record'] as const) {
    if (Object.hasOwn(ids, owner) && !isEntityId(ids[owner])) {
      throw new ServerError(
        400,
        'invalid_request',
        `${method}() needs the id of ${OWNERS[owner]}: up to 100 letters, digits, hyphens and ` +
          'underscores.',
      );
    }
  }
}
