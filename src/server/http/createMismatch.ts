import { ServerError } from '../ServerError.ts';

/** 401, because a person who switched companies in another tab has no session for this one. */
export const createMismatch = () =>
  new ServerError(
    401,
    'entity_mismatch',
    'This page shows a different entity from the session. Reload the page.',
  );
