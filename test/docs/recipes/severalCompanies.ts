import {
  chooseEntity,
  createProxyHandler,
  createUpdateStream,
} from 'react-accounting-connect/server';
import { getCompanyIds } from './companies';

export const proxy = createProxyHandler({
  clientId: process.env.MONITE_CLIENT_ID,
  clientSecret: process.env.MONITE_CLIENT_SECRET,
  apiUrl: process.env.MONITE_API_URL,
  resolveEntity: async (request) => chooseEntity(request, await getCompanyIds(request)),
});

export const updates = createUpdateStream({
  resolveEntities: async (request) => {
    const ids = await getCompanyIds(request);
    return ids.length > 0 ? ids : undefined; // undefined: nobody is signed in
  },
});
