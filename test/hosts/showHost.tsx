import { render, screen, waitFor } from '@testing-library/react';
import { createSandbox } from 'react-accounting-connect/sandbox';
import type { Sandbox } from 'react-accounting-connect/sandbox';
import { AccountingProvider } from 'react-accounting-connect';
import type { AccountingProviderProps } from 'react-accounting-connect';
import type { ReactNode } from 'react';
import { userEvent } from 'vitest/browser';
import { expect } from 'vitest';

interface Setup {
  /** The status of an initial connection. Omitted: no connection. */
  connection?: string;
  sandbox?: Sandbox;
  provider?: Partial<AccountingProviderProps>;
}

/**
 * Renders a partner's page with its own sandbox. The browser,
 * its input and the styles are real.
 */
export function showHost(page: ReactNode, setup: Setup = {}) {
  const { connection, sandbox = createSandbox({ rateLimit: Infinity }), provider } = setup;
  if (connection) sandbox.connect(sandbox.entityId, 'xero', connection);
  return render(
    <AccountingProvider
      entityId={sandbox.entityId}
      apiUrl={sandbox.baseUrl}
      fetch={sandbox.fetch}
      tokenProvider={async ({ entityId }) => sandbox.issueToken(entityId)}
      {...provider}
    >
      {page}
    </AccountingProvider>,
  );
}

// A busy machine is slow. A longer timeout costs nothing when tests pass.
const DEADLINE = { timeout: 10_000 };

export const findOpener = (name = 'Choose your software') =>
  waitFor(() => {
    const button = screen.getByRole('button', { name });
    expect(button).not.toHaveAttribute('aria-disabled', 'true');
    return button;
  });

export const getPicker = () => screen.getByRole('dialog', { name: 'Choose your software' });
export const getSearch = () => screen.getByRole('searchbox', { name: 'Search software' });

/** Presses an element where a person would. Fails if something covers the element. */
export const press = (element: Element) => userEvent.click(element, DEADLINE);

export async function openPicker(): Promise<HTMLElement> {
  const opener = await findOpener();
  await press(opener);
  await waitFor(() => expect(getSearch()).toHaveFocus());
  return opener;
}

export const expectClosed = () =>
  waitFor(() => expect(document.querySelector('[data-part=dialog-overlay]')).toBeNull());

/** Presses the dimmed ground in the upper left corner. */
export const pressGround = () =>
  userEvent.click(document.documentElement, { position: { x: 5, y: 5 }, force: true });

/** Returns the panel, which holds the title, the list and the buttons. */
export function getPanel(): Element {
  const panel = document.querySelector('[data-part=picker-dialog], [data-part=disconnect-dialog]');
  if (!panel) throw new Error('No dialog is open');
  return panel;
}

/** Fails if an element of the page is painted over the panel. */
export function expectOnTop(): void {
  const panel = getPanel();
  const { left, right, top, bottom } = panel.getBoundingClientRect();
  const points = [0.02, 0.5, 0.98].flatMap((x) => [0.02, 0.5, 0.98].map((y) => [x, y] as const));
  for (const [x, y] of points) {
    const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
    expect(panel).toContainElement(
      hit instanceof HTMLElement || hit instanceof SVGElement ? hit : null,
    );
  }
}

/** Returns the properties of `body` that a dialog changes and must restore. */
export const readBody = () => {
  const { overflow, pointerEvents, marginRight, paddingRight } = getComputedStyle(document.body);
  const marks = document.querySelectorAll(
    '[data-radix-focus-guard], [data-aria-hidden], [data-scroll-locked]',
  ).length;
  const hidden = document.querySelectorAll('[aria-hidden=true]:not([data-part])').length;
  return { overflow, pointerEvents, marginRight, paddingRight, marks, hidden };
};
