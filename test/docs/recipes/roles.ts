import { chooseEntity, createProxyHandler } from 'react-accounting-connect/server';
import { getAccess, getCompanyIds } from './companies';

export const proxy = createProxyHandler({
  clientId: process.env.MONITE_CLIENT_ID,
  clientSecret: process.env.MONITE_CLIENT_SECRET,
  apiUrl: process.env.MONITE_API_URL,
  resolveEntity: async (request) => {
    const entityId = chooseEntity(request, await getCompanyIds(request));
    return entityId && { entityId, access: await getAccess(request, entityId) };
  },
});
