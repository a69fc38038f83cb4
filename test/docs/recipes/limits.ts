import { createMemoryLimiter, createProxyHandler } from 'react-accounting-connect/server';
import { getEntityId } from './companies';

const credentials = {
  clientId: process.env.MONITE_CLIENT_ID,
  clientSecret: process.env.MONITE_CLIENT_SECRET,
  apiUrl: process.env.MONITE_API_URL,
};

const limiter = createMemoryLimiter({ maxPerSecond: 20, maxPerEntity: 5 });

export const proxy = createProxyHandler({ ...credentials, resolveEntity: getEntityId, limiter });
