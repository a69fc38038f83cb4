import { isRecord } from '../lib/isRecord.ts';

/** Prepares a body for the log: parses JSON and removes the client secret. */
export function redactBody(text: string): unknown {
  if (text === '') return null;
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) && 'client_secret' in body ? { ...body, client_secret: '…' } : body;
  } catch {
    return text;
  }
}
