import { screen, waitFor } from '@testing-library/react';
import { useEffect, useRef, useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { AccountingConnect } from '../../widget/AccountingConnect.tsx';
import { ConnectButton } from './ConnectButton.tsx';

/** The product's own dialog: takes the focus, and gives it back to what had it. */
function Wish({ query, onClose }: { query: string; onClose: () => void }) {
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    inputRef.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog open aria-label="Tell us what you use">
      <input ref={inputRef} aria-label="Software" defaultValue={query} />
      <button onClick={onClose}>Send</button>
    </dialog>
  );
}

function Product() {
  const [query, setQuery] = useState<string>();
  return (
    <>
      <ConnectButton onMissingPlatform={setQuery} />
      {query !== undefined && <Wish query={query} onClose={() => setQuery(undefined)} />}
    </>
  );
}

async function search(view: ReturnType<typeof renderWithSandbox>, query: string) {
  const opener = await screen.findByRole('button', { name: 'Choose your software' });
  await waitFor(() => expect(opener).not.toHaveAttribute('aria-disabled'));
  await view.user.click(opener);
  await view.user.type(await screen.findByRole('searchbox'), query);
  await view.user.click(screen.getByRole('button', { name: 'My software isn’t listed' }));
  return opener;
}

describe('the way out of the picker’s dialog', () => {
  it('leads to the product’s own dialog, and from there back to the button', async () => {
    const view = renderWithSandbox(<Product />);
    const opener = await search(view, 'Lotus');

    expect(await screen.findByRole('dialog')).toHaveAccessibleName('Tell us what you use');
    const input = screen.getByRole('textbox', { name: 'Software' });
    expect(input).toHaveValue('Lotus');
    await view.settle();
    expect(input).toHaveFocus();

    await view.user.click(screen.getByRole('button', { name: 'Send' }));
    expect(opener).toHaveFocus();
  });

  it('returns the focus to the button if the product opens nothing', async () => {
    const onMissingPlatform = vi.fn();
    const view = renderWithSandbox(<AccountingConnect onMissingPlatform={onMissingPlatform} />);
    const opener = await search(view, 'Lotus');

    expect(onMissingPlatform).toHaveBeenCalledExactlyOnceWith('Lotus');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(opener).toHaveFocus();
    await view.settle();
    expect(opener).toHaveFocus();
  });
});
