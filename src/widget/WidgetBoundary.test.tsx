import { screen } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import { expectConsoleError } from '../../test/expectConsoleError.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { AccountingConnect } from './AccountingConnect.tsx';

describe('a crash inside <AccountingConnect />', () => {
  it('spares the rest of the page, shows a message, and allows another try', async () => {
    expectConsoleError(/the icon broke/);
    let isBroken = true;
    const ref = createRef<HTMLElement>();
    const { user } = renderWithSandbox(
      <>
        <p>The rest of the page</p>
        <AccountingConnect
          ref={ref}
          className="card"
          renderIcon={() => {
            if (isBroken) throw new Error('the icon broke');
            return 'X';
          }}
        />
      </>,
      { connection: 'connected' },
    );

    expect(await screen.findByRole('alert')).toHaveTextContent(/stopped working/);
    expect(screen.getByText('The rest of the page')).toBeVisible();
    expect(ref.current).toHaveClass('card');
    expect(ref.current).toHaveAttribute('data-status', 'error');

    isBroken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Xero Connected' })).toBeVisible();
    expect(ref.current).toHaveAttribute('data-status', 'connected');
  });
});
