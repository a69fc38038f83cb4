import { isRecord } from '../lib/isRecord.ts';

/** The length of the longest body that the log keeps. */
const LONGEST = 1_000_000;

/** Prepares a body for the log: parses JSON, removes the client secret, and leaves out long texts. */
export function redactBody(text: string): unknown {
  if (text === '') return null;
  if (text.length > LONGEST) return `… (${text.length} characters)`;
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) && 'client_secret' in body ? { ...body, client_secret: '…' } : body;
  } catch {
    return text;
  }
}
