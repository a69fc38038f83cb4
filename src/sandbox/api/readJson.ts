import type { Context } from 'hono';
import { isRecord } from '../lib/isRecord.ts';
import { createValidationProblem } from './createValidationProblem.ts';

/** Reads the body as an object. @throws ApiProblem 422 if it is not one */
export async function readJson(context: Context): Promise<Record<string, unknown>> {
  const text = await context.req.text();
  if (text === '') {
    throw createValidationProblem(['body'], 'field required', 'value_error.missing');
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw createValidationProblem(['body'], 'body is not valid JSON', 'value_error.jsondecode');
  }
  if (!isRecord(body)) {
    throw createValidationProblem(['body'], 'value is not a valid dict', 'type_error.dict');
  }
  return body;
}
