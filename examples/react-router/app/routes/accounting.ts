import { createProxyHandler } from 'react-accounting-connect/server';
import { credentials } from '../accounting.server';
import { getCompany } from '../session.server';
import type { Route } from './+types/accounting';

const handler = createProxyHandler({
  ...credentials,
  resolveEntity: async (request) => (await getCompany(request))?.entityId,
});

export const loader = ({ request }: Route.LoaderArgs) => handler(request);
export const action = ({ request }: Route.ActionArgs) => handler(request);
