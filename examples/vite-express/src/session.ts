export interface Company {
  /** The company's entity at Monite. */
  entityId: string;
  name: string;
  invoices: { number: string; customer: string; amount: string }[];
}

export interface Session {
  company: Company;
  companies: Company[];
}

async function send(method: string, body?: object): Promise<Session | null> {
  const response = await fetch('/api/session', {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The session answered ${response.status}.`);
  return response.json();
}

export const readSession = () => send('GET');
export const signIn = () => send('POST');
export const switchCompany = (entityId: string) => send('PATCH', { entityId });
export const signOut = () => send('DELETE');
