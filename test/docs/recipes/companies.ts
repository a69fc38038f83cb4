/*
 * Stands for your own sessions: who is signed in, for which companies, and with which role. Here, the
 * cookie says it, such as `companies=id-1,id-2; role=viewer`.
 */

function readCookie(request: Request, name: string): string | undefined {
  const cookies = (request.headers.get('Cookie') ?? '').split('; ');
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** Returns an empty list if nobody is signed in. */
export async function getCompanyIds(request: Request): Promise<string[]> {
  return readCookie(request, 'companies')?.split(',') ?? [];
}

export async function getEntityId(request: Request): Promise<string | undefined> {
  return (await getCompanyIds(request))[0];
}

export async function getAccess(request: Request, _entityId: string): Promise<'read' | 'write'> {
  return readCookie(request, 'role') === 'viewer' ? 'read' : 'write';
}
