import { act, renderHook, screen, waitFor } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { changeBooks } from '../../test/changeBooks.ts';
import { fakeConnection } from '../../test/fakeConnection.ts';
import { renderAll, renderBeside } from '../../test/unit/complaints/renderAll.tsx';
import { AccountingProvider } from '../provider/AccountingProvider.tsx';
import { useBooksChange } from './useBooksChange.ts';

const NAMED = { apiVersion: '2024-05-25' } as const;

async function setUp() {
  const first = await renderAll({ connection: 'connected', provider: NAMED });
  changeBooks(first.sandbox);
  await act(() => first.result.current.reading.refresh());
  const second = await renderBeside(first, { provider: NAMED });
  return { first, second };
}

describe('useBooksChange', () => {
  it('returns both connections and both books, the same object until something changes', async () => {
    const { first } = await setUp();
    const { change } = first.result.current.books;
    expect(change).toMatchObject({
      connection: { status: 'connected' },
      previous: { status: 'disconnected' },
      before: { name: 'Demo Company (UK)', currency: 'GBP' },
      after: { name: 'Harbor Lane Coffee Ltd', currency: 'GBP' },
    });
    await act(() => first.result.current.reading.refresh());
    first.update({});
    expect(first.result.current.books.change).toBe(change);
  });

  it('returns nothing any more once somebody has confirmed in another tab', async () => {
    const { first, second } = await setUp();
    expect(second.result.current.books.change).not.toBeNull();

    act(() => first.result.current.books.confirm());

    expect(first.result.current.books.change).toBeNull();
    await waitFor(() => expect(second.result.current.books.change).toBeNull());
  });

  it('confirms what was on the screen, and not what has taken its place', async () => {
    const { first } = await setUp();
    const { confirm } = first.result.current.books;
    const { sandbox } = first;
    sandbox.setStatus(first.getId(), 'disconnected');
    sandbox.connect(sandbox.entityId, 'wave');
    await first.check();

    act(() => confirm());

    expect(first.result.current.books.change).not.toBeNull();
    expect(await act(() => first.result.current.pulling.start())).toBe('books_changed');
  });

  it('returns nothing on a server, and the change after hydration', async () => {
    const info = { legalName: null, email: null, type: null, baseCurrency: null };
    const list = [
      fakeConnection({ status: 'disconnected', businessInfo: { ...info, name: 'Acme Ltd' } }),
      fakeConnection({
        id: 'c2',
        createdAt: '2026-02-05T08:00:00Z',
        businessInfo: { ...info, name: 'Beta GmbH' },
      }),
    ];
    const page = (
      <AccountingProvider
        entityId="a-company"
        apiUrl="/api"
        fetch={() => new Promise(() => undefined)}
        initialConnections={list}
      >
        <Probe />
      </AccountingProvider>
    );
    const html = renderToString(page);
    expect(html).toBe('<p>nothing</p>');
    const container = document.createElement('div');
    container.innerHTML = html;
    document.body.append(container);
    const errors: unknown[] = [];
    const root = await act(async () =>
      hydrateRoot(container, page, { onRecoverableError: (error) => void errors.push(error) }),
    );
    expect(screen.getByText('Beta GmbH')).toBeVisible();
    expect(errors).toEqual([]);
    act(() => root.unmount());
    container.remove();
  });

  it('throws an error that names the provider if there is none', () => {
    expect(() => renderHook(useBooksChange)).toThrow(
      'useBooksChange needs an <AccountingProvider>',
    );
  });
});

function Probe() {
  const { change } = useBooksChange();
  return <p>{change?.after.name ?? 'nothing'}</p>;
}
