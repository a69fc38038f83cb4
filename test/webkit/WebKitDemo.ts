import type { AxeResults } from 'axe-core';
import { expect } from 'vitest';
import { axeCode, describeViolations } from '../axe.ts';
import type { WebDriver, WebElement } from './WebDriver.ts';

declare global {
  interface Window {
    /** What the console has said since the page loaded. */
    consoleNoise?: string[];
    /** There once a test has run axe. */
    axe?: { run: () => Promise<AxeResults> };
  }
}

/** The credentials that the sandbox's pages accept. */
const SIGN_IN = { email: 'owner@example.com', password: 'open-the-books' };
const WIDGET = '[data-part=accounting-connect]';
const PATIENCE = 20_000;
const PAUSE = 50;

/** Repeats a question until the answer is neither empty nor an error. Returns the answer. */
export async function waitFor<Answer>(
  what: string,
  ask: () => Promise<Answer | null | undefined | false>,
): Promise<Answer> {
  let lastError: unknown;
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline;) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one attempt after another
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) return answer;
    } catch (error) {
      lastError = error;
    }
    // oxlint-disable-next-line no-await-in-loop -- a pause between attempts
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`Not within ${PATIENCE / 1000} s: ${what}`, { cause: lastError });
}

/** Runs in the page. Returns the first visible control that has this line of text, or label. */
function findControl(name: string, within: string): Element | null {
  const controls = document.querySelectorAll<HTMLElement>(`:is(${within}) :is(button, a[href])`);
  const getLines = (control: HTMLElement) =>
    (control.getAttribute('aria-label') ?? control.innerText).split('\n');
  const isWanted = (control: HTMLElement) =>
    control.getClientRects().length > 0 && getLines(control).some((line) => line.trim() === name);
  return [...controls].find(isWanted) ?? null;
}

/** Runs in the page. Returns where a press on a control lands, or `null` if something covers it. */
function findTarget(control: unknown): string | null {
  if (!(control instanceof Element)) return null;
  control.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = control.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return control.contains(hit) ? [left, top, width, height].join(' ') : null;
}

/** Runs in the page. Collects what the console says from now on. */
function recordNoise(): void {
  const noise: string[] = [];
  window.consoleNoise = noise;
  for (const kind of ['error', 'warn'] as const) {
    console[kind] = (...values: unknown[]) => noise.push(values.map(String).join(' '));
  }
  window.addEventListener('error', ({ message }) => noise.push(message));
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    noise.push(`CSP: ${effectiveDirective} blocked ${blockedURI}`),
  );
  window.addEventListener('unhandledrejection', ({ reason }) => noise.push(String(reason)));
}

/** Operates the demo in WebKit as a person does. */
export class WebKitDemo {
  readonly browser: WebDriver;
  readonly #url: string;
  readonly #noise: string[] = [];
  #home = '';
  #popup = '';

  constructor(browser: WebDriver, url: string) {
    this.browser = browser;
    this.#url = url;
  }

  /** Opens a page of the product in the window that is there from the start. */
  async open(path = '/settings/accounting'): Promise<void> {
    await this.browser.goTo(this.#url + path);
    this.#home = await this.browser.getWindow();
    await this.browser.evaluate(recordNoise);
  }

  async reload(): Promise<void> {
    await this.#collectNoise();
    await this.browser.reload();
    await this.browser.evaluate(recordNoise);
  }

  async #collectNoise(): Promise<void> {
    this.#noise.push(...(await this.browser.evaluate(() => window.consoleNoise ?? [])));
  }

  /** Checks that the product's page has kept the console silent. */
  async expectSilence(): Promise<void> {
    await this.comeBack();
    await this.#collectNoise();
    expect(this.#noise, 'what the console said').toEqual([]);
  }

  find(name: string, within = 'body'): Promise<WebElement> {
    return waitFor(`a control "${name}" in ${within}`, () =>
      this.browser.find(findControl, name, within),
    );
  }

  /** Presses a control as soon as it stands still with nothing over it. */
  async press(name: string, within?: string): Promise<void> {
    let lastTarget: string | null = null;
    await waitFor(`a press on "${name}"`, async () => {
      const control = await this.find(name, within);
      try {
        const target = await this.browser.evaluate(findTarget, control);
        const isSteady = target !== null && target === lastTarget;
        lastTarget = target;
        if (!isSteady) return false;
        await this.browser.click(control);
      } catch (error) {
        // The page navigated during the click.
        if (String(error).includes('unload event')) return true;
        // React replaced the element: find the new one.
        if (String(error).includes('stale element')) return false;
        throw error;
      }
      return true;
    });
  }

  /** Opens the widget's menu and chooses an action. */
  async chooseInMenu(name: string): Promise<void> {
    await this.press('More actions', WIDGET);
    await this.press(name, '[role=menu]');
  }

  /** Expects the widget to say so, right after connecting or later. */
  async expectConnected(name: string): Promise<void> {
    await waitFor(`"${name}" to be connected`, async () => {
      const has = (text: string) => this.has(text, '[data-part=widget-title]');
      return (await has(`${name} is connected`)) || ((await has(name)) && has('Connected'));
    });
  }

  async has(text: string, within = 'body'): Promise<boolean> {
    return this.browser.evaluate(
      (wanted, selector) =>
        [...document.querySelectorAll<HTMLElement>(selector)].some(({ innerText }) =>
          innerText.includes(wanted),
        ),
      text,
      within,
    );
  }

  async expectText(text: string, within = 'body'): Promise<void> {
    try {
      await waitFor(`"${text}"`, () => this.has(text, within));
    } catch (error) {
      const shown = await this.browser.evaluate(
        (selector) => document.querySelector<HTMLElement>(selector)?.innerText ?? 'nothing',
        within,
      );
      throw new Error(`"${text}" is not in ${within}, which says:\n${shown}`, { cause: error });
    }
  }

  /** Waits for a text in the widget. */
  expectWidget(text: string): Promise<void> {
    return this.expectText(text, WIDGET);
  }

  /** Checks which part of the widget or its dialogs has the focus. */
  async expectFocus(part: string): Promise<void> {
    await waitFor(`focus on ${part}`, () =>
      this.browser.evaluate(
        (wanted) => document.activeElement?.getAttribute('data-part') === wanted,
        part,
      ),
    );
  }

  /** Lists what axe finds in the page. */
  async findViolations(): Promise<string[]> {
    await this.browser.execute(axeCode);
    const results = await this.browser.evaluate(() => window.axe?.run());
    return results ? describeViolations(results) : ['axe did not start'];
  }

  async type(selector: string, text: string): Promise<void> {
    const field = await waitFor(selector, () =>
      this.browser.find((query) => document.querySelector(query), selector),
    );
    await this.browser.type(field, text);
  }

  /** Opens the dialog and chooses a platform. */
  async choose(name = 'Xero'): Promise<void> {
    await this.press('Choose your software', WIDGET);
    await this.press(name, '[role=dialog]');
  }

  /** Goes to the window that an action opens. */
  async expectWindow(open: () => Promise<void>): Promise<void> {
    const before = await this.browser.getWindows();
    await open();
    const opened = await waitFor('another window', async () =>
      (await this.browser.getWindows()).find((handle) => !before.includes(handle)),
    );
    this.#popup = opened;
    await this.goToPopup();
  }

  /** Returns to the window that opened last. */
  async goToPopup(): Promise<void> {
    await this.browser.switchTo(this.#popup);
  }

  async expectWindows(count: number): Promise<void> {
    await waitFor(
      `${count} windows`,
      async () => (await this.browser.getWindows()).length === count,
    );
  }

  /** Returns to the window of the product. */
  async comeBack(): Promise<void> {
    await this.browser.switchTo(this.#home);
  }

  async signIn(name = 'Xero'): Promise<void> {
    await this.expectText(`Log in to ${name}`);
    await this.type('input[type=email]', SIGN_IN.email);
    await this.type('input[type=password]', SIGN_IN.password);
    await this.press('Log in');
  }

  /** Signs in and allows access, up to the last page with its one remaining button. */
  async walk(name = 'Xero'): Promise<void> {
    await this.signIn(name);
    for (const step of ['Allow access', 'Confirm', 'Next']) {
      // oxlint-disable-next-line no-await-in-loop -- one page after another
      await this.press(step);
    }
    await this.find('Finish');
  }

  /** Signs in to the end, where the window closes itself, and returns to the product. */
  async authorize(name = 'Xero'): Promise<void> {
    await this.walk(name);
    await this.press('Finish');
    await this.expectWindows(1);
    await this.comeBack();
  }
}
