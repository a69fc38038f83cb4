import { expect } from 'vitest';
import type { Sandbox } from '../src/sandbox/Sandbox.ts';

/** Reads a response, and checks that it contains no secret. */
export async function readTokenAnswer(response: Response, sandbox: Sandbox) {
  const text = await response.text();
  const all = `${text} ${JSON.stringify([...response.headers])}`;
  expect(all).not.toContain(sandbox.clientSecret);
  expect(all).not.toContain(sandbox.clientId);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-type')).toBe('application/json');
  const body: unknown = JSON.parse(text);
  return body;
}
