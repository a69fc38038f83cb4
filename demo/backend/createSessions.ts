import { randomUUID } from 'node:crypto';

export interface User {
  name: string;
  email: string;
  /** The Monite entity of this person's company. */
  entityId: string;
  /** The Monite entity user of this person. */
  entityUserId: string;
}

const COOKIE = 'tidewell_session';

/**
 * Fakes the partner's sign-in: everybody who opens the product is signed in as `user`. The session
 * is real: a cookie that scripts cannot read, and no token without that cookie.
 */
export function createSessions(user: User) {
  const sessions = new Set<string>();

  function find(request: Request): User | null {
    const cookies = request.headers.get('cookie') ?? '';
    const id = new RegExp(`(?:^|; *)${COOKIE}=([\\w-]+)`).exec(cookies)?.[1];
    return id !== undefined && sessions.has(id) ? user : null;
  }

  return {
    /** Returns the user of the request's session, or `null` without a session. */
    find,
    /** Returns the session of the request, or a new one with the cookie to set. */
    start(request: Request): { user: User; cookie: string | null } {
      if (find(request)) return { user, cookie: null };
      const id = randomUUID();
      sessions.add(id);
      return { user, cookie: `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax` };
    },
  };
}
