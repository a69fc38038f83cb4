import { expect, type Locator, type Page } from '@playwright/test';

/** The most presses of Tab between two controls of a page. */
const MOST_STOPS = 60;

type TabKey = 'Tab' | 'Shift+Tab';

/** Describes what has the focus: its part, or else its element. Runs in the page. */
const describeFocus = () => {
  const { activeElement } = document;
  return activeElement?.getAttribute('data-part') ?? activeElement?.localName ?? 'nothing';
};

/** Operates a page with keys alone. */
export class Keyboard {
  readonly page: Page;
  readonly #check: (page: Page) => Promise<void>;

  /** `check` runs at each stop of the focus. */
  constructor(page: Page, check: (page: Page) => Promise<void> = async () => undefined) {
    this.page = page;
    this.#check = check;
  }

  /** Returns the element that has the focus, if it is this part. */
  #getFocused(part: string): Locator {
    return this.page.locator(`[data-part=${part}]:focus`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      // oxlint-disable-next-line no-await-in-loop -- one key after another
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Checks which part has the focus, and its name. Waits for it, as a person does. */
  async expectFocus(part: string, name?: string): Promise<void> {
    await expect.poll(() => this.page.evaluate(describeFocus)).toBe(part);
    if (name !== undefined) await expect(this.#getFocused(part)).toHaveAccessibleName(name);
    await this.#check(this.page);
  }

  /**
   * Checks that a dialog is open and has this name, and goes to its first control. In a low window, the
   * dialog itself has the focus at first.
   */
  async enterDialog(title: string, part: string, name?: string): Promise<void> {
    await this.expectDialog(title);
    const getFocus = () => this.page.evaluate(describeFocus);
    await expect.poll(getFocus).toMatch(new RegExp(`^(dialog-overlay|${part})$`));
    if ((await getFocus()) === 'dialog-overlay') await this.press('Tab');
    await this.expectFocus(part, name);
  }

  /** Presses Tab until this part, with this name, has the focus. Checks every stop on the way. */
  async tabTo(part: string, name: string, key: TabKey = 'Tab'): Promise<void> {
    await this.#tabUntil(`${part} "${name}"`, key, () =>
      this.page.evaluate(
        ([wanted, label]) => {
          const focused = document.activeElement;
          if (!focused || focused.getAttribute('data-part') !== wanted) return false;
          const named = (focused instanceof HTMLInputElement && focused.labels?.[0]) || focused;
          return (named.ariaLabel ?? named.textContent?.trim()) === label;
        },
        [part, name],
      ),
    );
    await this.expectFocus(part, name);
  }

  async #tabUntil(what: string, key: TabKey, isThere: () => Promise<boolean>, stops = 0) {
    if (stops === MOST_STOPS) throw new Error(`${key} does not lead to ${what}`);
    await this.press(key);
    await this.#check(this.page);
    if (!(await isThere())) await this.#tabUntil(what, key, isThere, stops + 1);
  }

  /** Goes to the widget's menu, opens it, and chooses an action with the arrow keys. */
  async chooseInMenu(menu: string, action: string): Promise<void> {
    if ((await this.page.evaluate(describeFocus)) !== 'menu-button') {
      await this.tabTo('menu-button', menu);
    }
    await this.press('Enter');
    await expect(this.page.getByRole('menu', { name: menu })).toBeVisible();
    const item = this.page.getByRole('menuitem', { name: action, exact: true });
    await expect(async () => {
      await this.press('ArrowDown');
      await this.#check(this.page);
      await expect(item).toBeFocused({ timeout: 100 });
    }).toPass();
    await this.press('Enter');
  }

  /** Checks that a dialog is open and has this name, or that none is open. */
  async expectDialog(name: string | null): Promise<void> {
    const dialog = this.page.locator('[role=dialog], [role=alertdialog]');
    await expect(dialog).toHaveCount(name === null ? 0 : 1);
    if (name !== null) await expect(dialog).toHaveAccessibleName(name);
  }

  /** Signs in on the pages of the accounting system, to the end, where the window closes itself. */
  async signIn(): Promise<void> {
    const closed = this.page.waitForEvent('close');
    await expect(this.page.locator('input[autofocus]')).toBeFocused();
    await this.type('owner@example.com');
    await this.press('Tab');
    await this.type('open-the-books');
    await this.press('Enter');
    for (const step of ['organization', 'confirm', 'next', 'finish']) {
      // oxlint-disable-next-line no-await-in-loop -- one page after another
      await this.#submit(step);
    }
    await closed;
  }

  async #submit(step: string): Promise<void> {
    await this.page.waitForURL(`**/${step}`);
    await this.#tabUntil('the main button', 'Tab', () =>
      this.page.evaluate(() => document.activeElement?.matches('button.primary') === true),
    );
    // The last page closes its window, sometimes before the key is up.
    await this.press('Enter').catch((error: unknown) => {
      if (!this.page.isClosed()) throw error;
    });
  }
}
