import { act, renderHook, waitFor } from '@testing-library/react';
import { useEffect } from 'react';
import { describe, expect, it } from 'vitest';
import type { ApiVersion } from '../api/VERSIONS.ts';
import { renderWithSandbox } from '../../test/renderWithSandbox.tsx';
import { useSyncedRecords } from './useSyncedRecords.ts';
import type { SyncedRecordsFilter, UseSyncedRecordsResult } from './useSyncedRecords.ts';

const HOURS = 1.5 * 3_600_000;
const FILTER: SyncedRecordsFilter = { objectType: 'receivable' };

/** Renders hooks with these filters for a business whose software synced an hour ago. */
function renderHooks(filters: SyncedRecordsFilter[], apiVersion: ApiVersion = '2024-05-25') {
  const results = new Map<number, UseSyncedRecordsResult>();
  function Probe({ filter, at }: { filter: SyncedRecordsFilter; at: number }) {
    const result = useSyncedRecords(filter);
    useEffect(() => void results.set(at, result));
    return null;
  }
  const view = renderWithSandbox(
    <>
      {filters.map((filter, at) => (
        <Probe key={at} filter={filter} at={at} />
      ))}
    </>,
    {
      connection: 'connected',
      sandbox: { now: () => Date.now() - HOURS, pushTime: 1, records: 6 * 60 },
      provider: { apiVersion },
    },
  );
  view.sandbox.advance(HOURS);
  const get = (at = 0) => {
    const result = results.get(at);
    if (!result) throw new Error('Not rendered');
    return result;
  };
  const getRequests = () => view.getCalls().filter((call) => call.includes('synced_records'));
  return { ...view, get, getRequests };
}

describe('useSyncedRecords', () => {
  it('reads once for filters that say the same', async () => {
    const { get, getRequests } = renderHooks([
      { objectType: 'receivable', limit: 20 },
      { limit: 20, status: 'error', objectType: 'receivable', objectIds: undefined },
    ]);
    await waitFor(() => expect(get(1).readCount).toBe(20));
    expect(get(0).readCount).toBe(20);
    expect(getRequests()).toHaveLength(1);
  });

  it('filters by status what has been read, and knows the total once all has', async () => {
    const { get } = renderHooks([{ ...FILTER, limit: 50, status: 'error' }]);
    expect(get()).toMatchObject({ records: [], isLoading: true, hasMore: false, total: undefined });
    await waitFor(() => expect(get().isLoading).toBe(false));
    expect(get()).toMatchObject({ readCount: 50, hasMore: true, total: undefined });
    expect(get().records.length).toBeLessThan(50);
    expect(new Set(get().records.map(({ syncStatus }) => syncStatus))).toEqual(new Set(['error']));
    await act(() => get().loadMore());
    await waitFor(() => expect(get().total).toBe(60));
    expect(get()).toMatchObject({ readCount: 60, hasMore: false });
  });

  it('says that a version has no records, and asks nothing', async () => {
    const { get, getRequests, settle } = renderHooks([FILTER], '2023-03-14');
    await settle();
    expect(get()).toMatchObject({ records: [], isLoading: false, error: { code: 'unsupported' } });
    expect(getRequests()).toEqual([]);
  });

  it('throws an error that names the provider if there is none', () => {
    expect(() => renderHook(() => useSyncedRecords(FILTER))).toThrow(
      'useSyncedRecords needs an <AccountingProvider>',
    );
  });
});
