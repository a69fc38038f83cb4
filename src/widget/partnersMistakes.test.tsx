import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectConsoleError } from '../../test/expectConsoleError.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { ConnectButton } from '../components/connect-button/ConnectButton.tsx';
import { PlatformPicker } from '../components/platform-picker/PlatformPicker.tsx';
// A page loads this on demand. The tests load it up front, so they do not wait for the bundler.
import '../components/dialogs.ts';
import { AccountingConnect } from './AccountingConnect.tsx';

const fail = () => {
  throw new Error('The partner’s function threw');
};
const WRONG: [name: string, messages: object][] = [
  ['null in place of a section', { widget: null }],
  ['a text in place of a section', { widget: 'Hello', connect: 7 }],
  ['a list in place of a section', { widget: ['Hello'], connect: [] }],
  ['a number in place of a text', { widget: { label: 7 } }],
  ['an object in place of a text', { widget: { notConnected: { text: 'Hello' } } }],
  ['null in place of a text', { widget: { notConnected: null } }],
  ['forms that are no texts', { connect: { connect: { other: 'Hello', unnamed: 7, one: {} } } }],
  ['forms within forms', { connect: { connect: { other: { other: 'Hello' } } } }],
  ['a function that throws', { connect: { connect: fail } }],
  ['a function that returns an object', { connect: { connect: () => ({ text: 'Hello' }) } }],
  ['a function that returns nothing', { connect: { connect: () => undefined } }],
  ['a getter that throws', Object.defineProperty({}, 'widget', { enumerable: true, get: fail })],
];

describe('wrong messages', () => {
  it.each(WRONG)('show English and say what is wrong: %s', async (_, messages) => {
    expectConsoleError(/messages/);
    vi.stubGlobal('reportError', () => undefined);
    const getShown = () => document.body.textContent;
    const page = (
      <>
        <p>The rest of the page</p>
        <AccountingConnect />
        <ConnectButton platform="xero" />
      </>
    );
    const clean = renderWithSandbox(page);
    await screen.findByRole('button', { name: 'Connect Xero' });
    await clean.settle();
    const expected = getShown();
    clean.unmount();
    const view = renderWithSandbox(page, { provider: { messages: Object(messages) } });
    await screen.findByText('The rest of the page');
    await view.settle();
    expect(getShown()).toBe(expected);
  });
});

describe('a filter of the picker that throws', () => {
  it.each(['the picker', 'a dialog', 'the widget'])('leaves nothing out: %s', async (where) => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    const pages = {
      'the picker': <PlatformPicker filter={fail} />,
      'a dialog': <ConnectButton filter={fail} />,
      'the widget': <AccountingConnect filter={fail} />,
    };
    const { user } = renderWithSandbox(
      <>
        <p>The rest of the page</p>
        {Object.entries(pages).find(([name]) => name === where)?.[1]}
      </>,
    );
    if (where !== 'the picker') {
      await user.click(await screen.findByRole('button', { name: /Choose your software/ }));
    }
    expect(await screen.findByRole('button', { name: /Xero/ })).toBeInTheDocument();
    expect(screen.getByText('The rest of the page')).toBeInTheDocument();
    expect(reported).toHaveLength(1);
  });
});

describe('an Object.prototype to which a script has added properties', () => {
  const NAMES = ['dirty', 'status', 'platform', 'data', 'error', 'messages', 'widget', 'other'];
  afterEach(() => {
    for (const name of NAMES) Reflect.deleteProperty(Object.prototype, name);
  });

  /** The ids differ each time. */
  const getMarkup = ({ innerHTML }: HTMLElement) => innerHTML.replaceAll(/_r_\w+_/g, 'id');

  it.each(NAMES)('shows the same: %s', async (name) => {
    const page = <AccountingConnect />;
    const setup = {
      connection: 'connected',
      provider: { messages: { widget: { label: 'Books' } } },
    };
    const view = renderWithSandbox(page, setup);
    await screen.findByRole('heading', { name: 'Xero Connected' });
    const expected = getMarkup(view.container);
    // The sandbox of this test shares the prototype, so it has answered by now.
    Reflect.defineProperty(Object.prototype, name, {
      configurable: true,
      enumerable: true,
      // React itself cannot render beside an accessor.
      writable: true,
      value: 'dirty',
    });
    const again = <AccountingConnect key="again" />;
    await act(async () => view.update({ messages: { widget: { label: 'Books' } } }, again));
    // React itself copies what an object inherits to some elements.
    expect(getMarkup(view.container).replaceAll(` ${name}="dirty"`, '')).toBe(expected);
    view.unmount();
  });
});
