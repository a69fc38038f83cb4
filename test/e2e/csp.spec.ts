import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './test.ts';

/*
 * Every end-to-end test fails if a page or window violates its policy: see `noise` in `test.ts`. The
 * tests here check the policy itself, and that a violation is noticed.
 */

const securityPage = readFileSync(resolve(import.meta.dirname, '../../docs/security.md'), 'utf8');

/** Does what an attacker would try, and what a careless library does. */
async function violate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const module = 'data:text/javascript,';
    const attempts = [
      () => (document.body.innerHTML = '<b>markup</b>'),
      () => document.body.setAttribute('style', 'color: red'),
      () => document.head.appendChild(document.createElement('style')).append('b { color: red }'),
      () => Reflect.get(window, 'trustedTypes').createPolicy('careless', {}),
      () => import(module),
      () => fetch('https://elsewhere.example'),
    ];
    for (const attempt of attempts) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one after another
        await attempt();
      } catch {
        // The policy forbids this.
      }
    }
  });
}

/** The directives that `violate` violates. */
const VIOLATED = [
  'connect-src',
  'require-trusted-types-for',
  'script-src-elem',
  'style-src-attr',
  'style-src-elem',
  'trusted-types',
];

const getDirectives = (noise: readonly string[]): string[] =>
  [...new Set(noise.map((line) => /^CSP: (\S+)/.exec(line)?.[1] ?? ''))].filter(Boolean).toSorted();

test('the product’s policy is the one in the documentation', async ({ page, demo }) => {
  await demo.open();
  const [response] = await Promise.all([
    page.waitForResponse('/settings/accounting'),
    page.reload(),
  ]);

  const [, example] = /```http\nContent-Security-Policy: ([^`]+)```/.exec(securityPage) ?? [];
  const policy = response.headers()['content-security-policy'] ?? '';
  const withoutPlaces = policy
    .replaceAll(/'nonce-[^']{24}'/g, "'nonce-R4nd0m'")
    // The sandbox's API, for pages that get a token.
    .replace(/http:\/\/127\.0\.0\.1:\d+/, '');
  const normalize = (text = '') =>
    text.split(';').map((part) => part.trim().replaceAll(/\s+/g, ' '));
  expect(normalize(withoutPlaces)).toEqual(normalize(example));
  expect(policy).not.toContain('unsafe');
});

test('a violation in the product and in the sign-in would fail a test', async ({
  page,
  demo,
  noise,
}) => {
  await demo.open();
  expect(noise).toEqual([]);

  await violate(page);
  await expect.poll(() => getDirectives(noise)).toEqual(VIOLATED);

  noise.length = 0;
  const popup = await demo.choose();
  await violate(popup);
  await expect.poll(() => getDirectives(noise)).toEqual(VIOLATED);
  noise.length = 0;
});
