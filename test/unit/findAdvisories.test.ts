// @vitest-environment node
import { expect, it } from 'vitest';
import { findAdvisories } from '../findAdvisories.ts';

const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: { hono: { severity: 'high' }, vite: { severity: 'low' } },
});

it('lists all packages with advisories, or only those that matter', () => {
  expect(findAdvisories(report)).toEqual(['hono', 'vite']);
  expect(findAdvisories(`npm warn something\n${report}`, ['hono', 'valibot'])).toEqual(['hono']);
  expect(findAdvisories(report, ['valibot'])).toEqual([]);
});

it('knows an answer that is no report', () => {
  expect(findAdvisories('')).toBeUndefined();
  expect(findAdvisories('{"statusCode":405,"error":{"summary":""}}')).toBeUndefined();
});
