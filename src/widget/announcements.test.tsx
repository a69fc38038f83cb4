import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { chooseInMenu } from '../../test/chooseInMenu.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

const LIVE = '[aria-live], [role=status], [role=alert], output';
const findButton = (name: string) => screen.findByRole('button', { name });

/**
 * Logs what a screen reader says by itself: a changed live region, a new alert, and the title or the
 * dialog that gets the focus. A live region that appears with its text stays silent.
 */
function startLog() {
  const log: string[] = [];
  const add = (kind: string, element: Element | null) => {
    const text = element?.textContent?.trim();
    if (text) log.push(`${kind}: ${text}`);
  };
  const isElement = (node: Node): node is Element => node instanceof Element;
  const observer = new MutationObserver((records) => {
    const regions = new Set<Element>();
    for (const { target, addedNodes } of records) {
      const element = isElement(target) ? target : target.parentElement;
      const region = element?.closest(LIVE);
      if (region?.isConnected) regions.add(region);
      for (const node of [...addedNodes].filter(isElement)) {
        if (!node.isConnected) continue;
        const alerts = [node, ...node.querySelectorAll('*')].filter((child) =>
          child.matches('[role=alert]'),
        );
        for (const alert of alerts) regions.add(alert);
      }
    }
    for (const region of regions) add(region.matches('[role=alert]') ? 'alert' : 'polite', region);
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  const handleFocus = ({ target }: FocusEvent) => {
    if (target instanceof Element && target.matches('[data-part=widget-title]')) {
      add('focus', target);
    }
  };
  document.addEventListener('focusin', handleFocus);
  return {
    /** Takes what was said since the last time. */
    async take() {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return log.splice(0);
    },
    stop() {
      observer.disconnect();
      document.removeEventListener('focusin', handleFocus);
    },
  };
}

async function setUp(setup: SandboxSetup = {}) {
  const log = startLog();
  const view = renderWithSandbox(
    <>
      <input aria-label="Elsewhere" />
      <AccountingConnect />
    </>,
    setup,
  );
  const pause = () => vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
  return {
    ...view,
    ...log,
    /** Comes back late enough for another read. */
    async comeBackLater() {
      pause();
      await view.comeBack();
    },
    async syncTo(name: string) {
      view.sandbox.advance(60_000);
      pause();
      await view.comeBack();
      await findButton(name);
    },
  };
}

describe('what <AccountingConnect /> announces', () => {
  it('says each step of connecting, syncing and disconnecting once, and nothing on load', async () => {
    const { user, sandbox, take, stop, comeBack, syncTo } = await setUp();
    await findButton('Choose your software');
    expect(await take()).toEqual([]);

    await user.click(await findButton('Choose your software'));
    const picker = await screen.findByRole('dialog');
    await take();
    await user.click(await within(picker).findByRole('button', { name: /^Xero/ }));
    await findButton('Go to the window');
    expect(await take()).toEqual([
      'focus: Getting things ready…',
      'polite: Finish connecting Xero in the other window ' +
        'Sign in there and allow access. This page updates when you’re done.',
    ]);

    sandbox.authorize(sandbox.connections[0]?.id ?? '');
    await comeBack();
    await findButton('Not now');
    expect(await take()).toEqual(['polite: Xero is connected']);

    await user.click(await findButton('Sync now'));
    await findButton('Syncing…');
    await waitFor(async () =>
      expect(await take()).toEqual([
        'polite: Starting the sync…',
        'polite: Getting data from Xero. This can take a few minutes.',
      ]),
    );
    await syncTo('Sync again');
    expect(await take()).toEqual([expect.stringMatching(/^polite: Sync finished\./)]);

    await chooseInMenu(user, 'Disconnect');
    const question = await screen.findByRole('alertdialog');
    await take();
    await user.click(within(question).getByRole('button', { name: 'Disconnect' }));
    await screen.findByRole('heading', { name: 'Xero is disconnected' });
    expect(await take()).toEqual(['focus: Xero is disconnected']);
    stop();
  });

  it('says a change once to a person who is elsewhere on the page', async () => {
    const { user, sandbox, take, stop, comeBackLater } = await setUp({ connection: 'connected' });
    await findButton('Sync now');
    expect(await take()).toEqual([]);
    await user.click(screen.getByRole('textbox', { name: 'Elsewhere' }));

    sandbox.deauthorize(sandbox.connections[0]?.id ?? '');
    await comeBackLater();
    await findButton('Reconnect');

    expect(await take()).toEqual([
      'polite: Xero needs you to sign in again Xero ended our access, which happens now and then. ' +
        'Sign in again to resume. Your data stays.',
    ]);
    expect(screen.getByRole('textbox', { name: 'Elsewhere' })).toHaveFocus();
    stop();
  });

  it('says what happens after a failure that is still on the screen', async () => {
    const { user, sandbox, take, stop, comeBack } = await setUp({ connection: 'pending_auth' });
    await user.click(await findButton('Continue'));
    sandbox.fail({ method: 'POST', status: 500 });
    await user.click(await findButton('Cancel'));
    const alert = await screen.findByRole('alert');
    await user.click(screen.getByRole('textbox', { name: 'Elsewhere' }));
    await take();

    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 4 * 60_000);
    await comeBack();
    await screen.findByRole('heading', { name: 'Still waiting for Xero' });

    expect(alert).toBeVisible();
    expect(await take()).toEqual([expect.stringMatching(/^polite: Still waiting for Xero/)]);
    stop();
  });

  it('says once why a sync failed', async () => {
    const { user, sandbox, take, stop } = await setUp({ connection: 'connected' });
    await findButton('Sync now');
    sandbox.fail({ method: 'POST', status: 500 });

    await user.click(await findButton('Sync now'));
    await findButton('Try again');

    expect(await take()).toEqual([
      'polite: Starting the sync…',
      'alert: We couldn’t sync. Something went wrong on our side. Try again in a few minutes.',
    ]);
    stop();
  });

  it('says once why connecting failed', async () => {
    const { user, sandbox, take, stop } = await setUp();
    await findButton('Choose your software');
    sandbox.fail({ method: 'POST', status: 500 });
    await user.click(await findButton('Choose your software'));
    await user.click(await screen.findByRole('button', { name: /^Xero/ }));
    await findButton('Choose other software');

    const said = await take();
    expect(said.filter((line) => line.startsWith('alert'))).toEqual([
      'alert: We couldn’t connect. Something went wrong on our side. Try again in a few minutes.',
    ]);
    expect(said.filter((line) => line.startsWith('polite'))).toEqual([]);
    stop();
  });
});
