import { ServerError } from '../ServerError.ts';

/** @throws ServerError 405 for any other method */
export function requireMethod(request: Request, method: 'GET' | 'POST'): void {
  if (request.method === method) return;
  throw new ServerError(405, 'method_not_allowed', `Method not allowed. Allowed: ${method}.`, {
    headers: { Allow: method },
  });
}
