import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import type { SandboxSetup } from '../../../test/renderWithSandbox.tsx';
import { stubIdle } from '../../../test/stubIdle.ts';
import { ConnectButton } from './ConnectButton.tsx';
import type { ConnectButtonProps } from './ConnectButton.tsx';
import { pickerDialog } from './pickerDialog.ts';

/** Renders a button and waits for the first response. The browser stays busy until `becomeIdle`. */
async function renderReady(props: ConnectButtonProps = {}, setup: SandboxSetup = {}) {
  const { becomeIdle } = stubIdle();
  const prefetch = vi.spyOn(pickerDialog, 'prefetch');
  const view = renderWithSandbox(<ConnectButton {...props} />, setup);
  const button = screen.getByRole('button');
  await waitFor(() => expect(button).not.toHaveAttribute('data-status', 'loading'));
  return { ...view, button, prefetch, becomeIdle };
}

describe('<ConnectButton /> and the code of its dialog', () => {
  // Load the code once up front, so that no test ends while it is still loading.
  beforeAll(async () => void (await pickerDialog.load()));

  it.each([
    ['any platform', {}],
    ['a platform that needs preparation', { platform: 'netsuite' }],
  ])(
    'fetches it when the browser is idle, if a press opens the dialog for %s',
    async (_, props) => {
      const { prefetch, becomeIdle } = await renderReady(props);
      expect(prefetch).not.toHaveBeenCalled();

      becomeIdle();
      expect(prefetch).toHaveBeenCalledOnce();
    },
  );

  it.each([
    ['connects one platform at once', { platform: 'xero' }, {}],
    ['resumes', {}, { connection: 'pending_auth' }],
    ['does nothing', {}, { connection: 'connected' }],
  ])('never fetches it if a press %s', async (_, props, setup) => {
    const { button, prefetch, becomeIdle } = await renderReady(props, setup);

    becomeIdle();
    fireEvent.pointerEnter(button);
    fireEvent.pointerDown(button);
    fireEvent.focus(button);

    expect(prefetch).not.toHaveBeenCalled();
  });

  it.each(['pointerEnter', 'pointerDown', 'focus'] as const)('fetches it on %s', async (event) => {
    const { button, prefetch } = await renderReady();
    fireEvent[event](button);
    expect(prefetch).toHaveBeenCalledOnce();
  });

  it('does not fetch it if the partner’s handler prevents the default', async () => {
    const veto = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    const { button, prefetch } = await renderReady({ onPointerDown: veto });
    fireEvent.pointerDown(button);
    expect(veto).toHaveBeenCalledOnce();
    expect(prefetch).not.toHaveBeenCalled();
  });
});
