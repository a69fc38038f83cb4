import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

/** What the sandbox's pages accept. */
const SIGN_IN = { email: 'owner@example.com', password: 'open-the-books' };

/** The demo, as a person uses it. */
export class Demo {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The drop-in on the settings page. */
  readonly widget: Locator;

  constructor(page: Page) {
    this.page = page;
    this.context = page.context();
    this.widget = page.getByRole('main').getByRole('region', { name: 'Accounting system' });
  }

  async open(path = '/settings/accounting'): Promise<void> {
    await this.page.goto(path);
    // The first page after a start waits for the dev server to prepare its modules.
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 30_000 });
  }

  /** Follows a link of the product's navigation. */
  async go(name: string): Promise<void> {
    const nav = this.page.getByRole('navigation', { name: 'Main' });
    await nav.getByRole('link', { name, exact: true }).click();
  }

  /** Presses a button of the bar at the bottom, and waits until it has happened. */
  async control(name: string): Promise<void> {
    const bar = this.page.getByRole('complementary', { name: 'Sandbox controls' });
    const done = this.page.waitForResponse(/\/api\/sandbox\//);
    await bar.getByRole('button', { name, exact: true }).click();
    expect((await done).status()).toBe(200);
  }

  /** The window that the click opens. */
  async expectWindow(click: () => Promise<void>): Promise<Page> {
    const opened = this.context.waitForEvent('page');
    await click();
    return opened;
  }

  /** Opens the dialog and chooses a system there. Gives the window for the sign-in. */
  async choose(name = 'Xero'): Promise<Page> {
    await this.page
      .getByRole('main')
      .getByRole('button', { name: 'Connect accounting system' })
      .click();
    const dialog = this.page.getByRole('dialog', { name: 'Choose your accounting system' });
    const popup = await this.expectWindow(() =>
      dialog.getByRole('button', { name: new RegExp(`^${name}\\b`) }).click(),
    );
    await expect(popup.getByRole('heading', { level: 1 })).toHaveText(`Log in to ${name}`);
    return popup;
  }

  async signIn(popup: Page, password = SIGN_IN.password): Promise<void> {
    await popup.getByLabel('Email address').fill(SIGN_IN.email);
    await popup.getByLabel('Password').fill(password);
    await popup.getByRole('button', { name: 'Log in' }).click();
  }

  /** From the sign-in to the end, where the window closes itself. */
  async authorize(popup: Page): Promise<void> {
    await this.signIn(popup);
    for (const name of ['Allow access', 'Confirm', 'Next']) {
      // oxlint-disable-next-line no-await-in-loop -- one page after another
      await popup.getByRole('button', { name, exact: true }).click();
    }
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Finish', exact: true }).click();
    await closed;
  }

  /** All of it, through the widget. */
  async connect(name = 'Xero'): Promise<void> {
    await this.authorize(await this.choose(name));
    await this.expectWidget(`Connected to ${name}`);
  }

  async expectWidget(text: string): Promise<void> {
    await expect(this.widget.getByText(text).first()).toBeVisible();
  }

  /** Comes back to the page from elsewhere: it then asks the API, though not more than every 5 s. */
  async comeBackUntil(isThere: Locator, count = 1): Promise<void> {
    await expect(async () => {
      await this.page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await expect(isThere).toHaveCount(count, { timeout: 700 });
    }).toPass({ timeout: 20_000 });
  }

  async comeBackUntilPulled(): Promise<void> {
    await this.comeBackUntil(this.widget.getByText('No data pulled yet'), 0);
  }
}
