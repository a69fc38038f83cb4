import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLoader } from '../../lib/createLoader.ts';
import type { Loader } from '../../lib/createLoader.ts';
import { useLazyDialog } from './useLazyDialog.ts';

function Hello({ onClose }: { onClose: () => void }) {
  return <button onClick={onClose}>Hello</button>;
}

function Opener({ loader }: { loader: Loader<typeof Hello> }) {
  const { step, failure, open, show, close, prefetch } = useLazyDialog(loader);
  return (
    <>
      <button onClick={(event) => show(event.currentTarget)}>{failure ?? step}</button>
      <button onClick={prefetch}>prefetch</button>
      <button onClick={close}>close</button>
      {open && <open.Dialog onClose={close} />}
    </>
  );
}

/** Creates a loader that settles only when the test says so. */
function setUp() {
  const fetches: { arrive: () => void; fail: () => void }[] = [];
  const loader = createLoader(
    () =>
      new Promise<typeof Hello>((resolve, reject) => {
        fetches.push({ arrive: () => resolve(Hello), fail: () => reject(new Error('offline')) });
      }),
  );
  render(<Opener loader={loader} />);
  return { user: userEvent.setup(), fetches };
}

describe('useLazyDialog', () => {
  afterEach(() => void vi.useRealTimers());

  it('opens when the code has loaded, and at once from then on', async () => {
    const { user, fetches } = setUp();
    await user.click(screen.getByRole('button', { name: 'closed' }));
    expect(screen.getByRole('button', { name: 'loading' })).toBeVisible();

    await act(async () => fetches[0]?.arrive());
    expect(screen.getByRole('button', { name: 'open' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Hello' }));
    expect(screen.queryByRole('button', { name: 'Hello' })).toBeNull();

    await user.click(screen.getByRole('button', { name: 'closed' }));
    expect(screen.getByRole('button', { name: 'Hello' })).toBeVisible();
    expect(fetches).toHaveLength(1);
  });

  it('prefetches the code without opening', async () => {
    const { user, fetches } = setUp();
    await user.click(screen.getByRole('button', { name: 'prefetch' }));
    await user.click(screen.getByRole('button', { name: 'prefetch' }));
    await act(async () => fetches[0]?.arrive());

    expect(fetches).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Hello' })).toBeNull();
  });

  it('reports that the code cannot be loaded, and tries again at the next press', async () => {
    const { user, fetches } = setUp();
    await user.click(screen.getByRole('button', { name: 'closed' }));
    await act(async () => fetches[0]?.fail());

    await user.click(screen.getByRole('button', { name: 'network' }));
    await act(async () => fetches[1]?.arrive());
    await waitFor(() => expect(screen.getByRole('button', { name: 'Hello' })).toBeVisible());
  });

  it.each([
    ['a new version is deployed if the code is missing twice', true, 'code_outdated'],
    ['the network is missing, however often the code is', false, 'network'],
  ])('reports that %s', async (_, onLine, failure) => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(onLine);
    const { user, fetches } = setUp();
    await user.click(screen.getByRole('button', { name: 'closed' }));
    await act(async () => fetches[0]?.fail());
    await user.click(screen.getByRole('button', { name: 'network' }));
    await act(async () => fetches[1]?.fail());

    expect(screen.getByRole('button', { name: failure })).toBeVisible();
  });

  it('stops waiting for the code after a deadline', async () => {
    vi.useFakeTimers();
    const { fetches } = setUp();
    act(() => screen.getByRole('button', { name: 'closed' }).click());
    await act(() => vi.advanceTimersByTimeAsync(31_000));

    act(() => screen.getByRole('button', { name: 'network' }).click());
    await act(async () => fetches[1]?.arrive());
    expect(screen.getByRole('button', { name: 'Hello' })).toBeVisible();
  });

  it('stays closed if it was closed before the code had loaded', async () => {
    const { user, fetches } = setUp();
    await user.click(screen.getByRole('button', { name: 'closed' }));
    await user.click(screen.getByRole('button', { name: 'close' }));
    await act(async () => fetches[0]?.arrive());

    expect(screen.queryByRole('button', { name: 'Hello' })).toBeNull();
  });

  it('reports no failure if it was closed in the meantime', async () => {
    const { user, fetches } = setUp();
    await user.click(screen.getByRole('button', { name: 'closed' }));
    await user.click(screen.getByRole('button', { name: 'close' }));
    await act(async () => fetches[0]?.fail());

    expect(screen.getByRole('button', { name: 'closed' })).toBeVisible();
  });
});
