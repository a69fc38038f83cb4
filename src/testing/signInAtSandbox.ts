import { leaveStep } from './leaveStep.ts';
import type { SignInPage } from './SignInPage.ts';
import { waitForStep } from './waitForStep.ts';

/** What a person chooses on the authorization pages. */
export interface SignInChoices {
  /**
   * The key of the platform. In API version 2024-05-25, people choose it on the pages. In 2023-03-14, the
   * product has chosen it, and the pages do not ask. @default 'xero'
   */
  platform?: string | undefined;
  /** The name of the organization. @default the first one */
  organization?: string | undefined;
}

/**
 * Goes through the sandbox's authorization pages as a person does, from the first page or the one that shows,
 * to Finish. Waits for each page as long as Playwright waits for a navigation. Resolves when the
 * window has closed itself, or shows the `returnUrl` or the last page.
 *
 * @param page - the window with the authorization page, which may still be blank
 * @throws Error if the link has expired, or the page does not offer the platform or the organization
 */
export async function signInAtSandbox(
  page: SignInPage,
  { platform, organization }: SignInChoices = {},
): Promise<void> {
  let step: string;
  do {
    // One page after another.
    // oxlint-disable-next-line no-await-in-loop
    step = await waitForStep(page);
    // oxlint-disable-next-line no-await-in-loop
    if (step === 'platform' && platform !== undefined) await choose(page, platform);
    // oxlint-disable-next-line no-await-in-loop
    if (step === 'organization' && organization !== undefined) await choose(page, organization);
    // oxlint-disable-next-line no-await-in-loop
    if (step === 'sign-in') await fillIn(page);
    // oxlint-disable-next-line no-await-in-loop
    await leaveStep(page, step, 'form button.primary');
  } while (step !== 'finish');
}

async function choose(page: SignInPage, value: string): Promise<void> {
  const option = page.locator(`input[type=radio][value=${JSON.stringify(value)}]`);
  if ((await option.count()) === 0) {
    const names = (await page.locator('label.option').allTextContents()).map((name) => name.trim());
    throw new Error(
      `The page at ${page.url()} does not offer "${value}". It offers: ${names.join(', ')}.`,
    );
  }
  await option.check();
}

/** Fills in what the page says it accepts, because each kind of platform asks for something else. */
async function fillIn(page: SignInPage): Promise<void> {
  const accepted = await page.locator('aside dd').allTextContents();
  const fields = page.locator('form input');
  for (const [index, text] of accepted.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one field after another
    await fields.nth(index).fill(text.trim());
  }
}
