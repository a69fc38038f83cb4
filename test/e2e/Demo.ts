import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { signInAtSandbox } from '../../src/testing/signInAtSandbox.ts';

/** The credentials that the sandbox's pages accept. */
const SIGN_IN = { email: 'owner@example.com', password: 'open-the-books' };

/** Replaces the text of a field with keys. In Firefox, React does not notice Playwright's `fill`. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.selectText();
  await field.pressSequentially(text);
}

/** Operates the demo as a person does. */
export class Demo {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The widget, on the settings page or in a dialog. */
  readonly widget: Locator;

  constructor(page: Page) {
    this.page = page;
    this.context = page.context();
    this.widget = page.getByRole('region', { name: 'Accounting software' });
  }

  async open(path = '/settings/accounting'): Promise<void> {
    await this.page.goto(path);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** Follows a link of the product's navigation. */
  async go(name: string): Promise<void> {
    const nav = this.page.getByRole('navigation', { name: 'Main' });
    await nav.getByRole('link', { name, exact: true }).click();
  }

  /** Presses a button of the sandbox bar, and waits until its action is done. */
  async control(name: string): Promise<void> {
    const bar = this.page.getByRole('complementary', { name: 'Sandbox controls' });
    const done = this.page.waitForResponse(/\/api\/sandbox\//);
    await bar.getByRole('button', { name, exact: true }).click();
    expect((await done).status()).toBe(200);
  }

  /** Makes the product use this version of the API, and waits until the page has reloaded. */
  async useVersion(apiVersion: string): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.control(apiVersion)]);
    const bar = this.page.getByRole('complementary', { name: 'Sandbox controls' });
    await expect(bar.getByRole('button', { name: apiVersion, pressed: true })).toBeVisible();
  }

  /** Returns the window that the click opens. */
  async expectWindow(click: () => Promise<void>): Promise<Page> {
    const opened = this.context.waitForEvent('page');
    await click();
    return opened;
  }

  /** Opens the picker. Returns the button of a platform. */
  async find(name = 'Xero'): Promise<Locator> {
    await this.page.getByRole('button', { name: /^Choose (your|other) software$/ }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Choose your software' });
    return dialog.getByRole('button', { name: new RegExp(`^${name}\\b`) });
  }

  /** Opens the picker and chooses a platform. Returns the sign-in window. */
  async choose(name = 'Xero'): Promise<Page> {
    const item = await this.find(name);
    const popup = await this.expectWindow(() => item.click());
    await this.expectSignIn(popup, name);
    return popup;
  }

  async expectSignIn(popup: Page, name = 'Xero'): Promise<void> {
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText(`Log in to ${name}`);
  }

  /** Chooses the platform in the window, where the API was not told which. */
  async chooseInWindow(popup: Page, name = 'Xero'): Promise<void> {
    const heading = popup.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText('Choose your accounting software');
    await popup.getByRole('radio', { name, exact: true }).check();
    await popup.getByRole('button', { name: 'Continue', exact: true }).click();
    await this.expectSignIn(popup, name);
  }

  async signIn(popup: Page, password = SIGN_IN.password): Promise<void> {
    await popup.getByLabel('Email address').fill(SIGN_IN.email);
    await popup.getByLabel('Password').fill(password);
    await popup.getByRole('button', { name: 'Log in' }).click();
  }

  /** Signs in, up to the last page with its one remaining button. */
  async walk(popup: Page): Promise<Locator> {
    await this.signIn(popup);
    for (const name of ['Allow access', 'Confirm', 'Next']) {
      // oxlint-disable-next-line no-await-in-loop -- one page after another
      await popup.getByRole('button', { name, exact: true }).click();
    }
    return popup.getByRole('button', { name: 'Finish', exact: true });
  }

  /** Signs in to the end, where the window closes itself. */
  async authorize(popup: Page, organization?: string): Promise<void> {
    const closed = popup.waitForEvent('close');
    await signInAtSandbox(popup, { organization });
    await closed;
  }

  /** Connects through the widget, from start to end. */
  async connect(name = 'Xero'): Promise<void> {
    await this.authorize(await this.choose(name));
    await this.expectConnected(name);
  }

  /** Opens the widget's menu and chooses an action. */
  async chooseInMenu(name: string): Promise<void> {
    await this.widget.getByRole('button', { name: 'More actions' }).click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
  }

  /** Expects the widget to say so, right after connecting or later. */
  async expectConnected(name = 'Xero'): Promise<void> {
    await expect(this.findConnected(name)).toBeVisible();
  }

  findConnected(name = 'Xero'): Locator {
    const says = new RegExp(`^${name} (is connected|Connected)$`);
    return this.widget.getByRole('heading', { name: says });
  }

  /** Opens the dialog of a switch. A press soon after would count as the rest of a double press. */
  async openSwitch(): Promise<Locator> {
    await this.chooseInMenu('Switch software');
    const dialog = this.page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await this.page.waitForTimeout(600);
    return dialog;
  }

  async expectWidget(text: string): Promise<void> {
    await expect(this.widget.getByText(text).first()).toBeVisible();
  }

  /** Checks how many events of a type the settings page has logged since it loaded. */
  async expectEvents(type: string, count: number): Promise<void> {
    const entries = this.page.locator('.log code').getByText(type, { exact: true });
    await expect(entries).toHaveCount(count);
  }

  /** Comes back to the page until it shows something. The page refetches at most every 5 s. */
  async comeBackUntil(expected: Locator, count = 1): Promise<void> {
    await expect(async () => {
      await this.page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await expect(expected).toHaveCount(count, { timeout: 700 });
    }).toPass({ timeout: 20_000 });
  }

  async comeBackUntilPulled(): Promise<void> {
    await this.comeBackUntil(this.widget.getByText(/^(Not yet|Start your first sync)/), 0);
  }
}
