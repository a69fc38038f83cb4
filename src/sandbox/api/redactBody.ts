import { isRecord } from '../lib/isRecord.ts';

/** A body for the log: parsed where it is JSON, with no client secret in it. */
export function redactBody(text: string): unknown {
  if (text === '') return null;
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) && 'client_secret' in body ? { ...body, client_secret: '…' } : body;
  } catch {
    return text;
  }
}
