import { redactText } from './redactText.ts';

/** The length of the longest body that the log keeps. */
const LONGEST = 1_000_000;

/** Prepares a body for the log: parses JSON, removes the client secret, and leaves out long texts. */
export function redactBody(text: string, secret: string): unknown {
  if (text === '') return null;
  if (text.length > LONGEST) return `… (${text.length} characters)`;
  try {
    return JSON.parse(text, (name, value: unknown) => {
      if (name === 'client_secret') return '…';
      return typeof value === 'string' ? redactText(value, secret) : value;
    });
  } catch {
    return redactText(text, secret);
  }
}
