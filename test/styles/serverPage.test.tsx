import { waitFor } from '@testing-library/dom';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { AccountingConnect, AccountingProvider, ConnectionStatus } from 'react-accounting-connect';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { fakeConnection } from '../fakeConnection.ts';
import { addSheet, removeSheets } from './sheets.ts';

const { ours } = inject('hostSheets');

afterEach(removeSheets);

describe('a page that the server rendered', () => {
  it.each([
    ['the widget', AccountingConnect],
    ['the status', ConnectionStatus],
  ])('does not move when the times of %s appear', async (_, Part) => {
    const lastPull = new Date(Date.now() - 3_600_000).toISOString();
    const createPage = () => (
      <AccountingProvider
        entityId="entity-1"
        apiUrl="/api"
        fetch={() => new Promise(() => undefined)}
        initialConnections={[fakeConnection({ lastPull })]}
      >
        <Part />
      </AccountingProvider>
    );
    addSheet(ours);
    const place = document.createElement('main');
    place.style.inlineSize = '640px';
    place.innerHTML = renderToString(createPage());
    document.body.append(place);
    const times = () => [...place.querySelectorAll('time')].map(({ textContent }) => textContent);
    expect(times()).toEqual(['', '']);
    const before = place.getBoundingClientRect().height;

    const root = hydrateRoot(place, createPage());
    await waitFor(() => expect(times().every(Boolean)).toBe(true));
    expect(place.getBoundingClientRect().height).toBe(before);
    root.unmount();
    place.remove();
  });
});
