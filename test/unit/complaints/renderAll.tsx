import { act } from '@testing-library/react';
import type { ConnectOptions } from 'react-accounting-connect';
import { expect, vi } from 'vitest';
import { renderHookWithSandbox } from '../../renderHookWithSandbox.tsx';
import type { SandboxSetup } from '../../renderWithSandbox.tsx';
import { useAllHooks } from '../../useAllHooks.ts';

/** Renders every hook and waits for the first response or error, even with a fake clock. */
export async function renderAll(setup?: SandboxSetup) {
  const view = renderHookWithSandbox(useAllHooks, setup);
  const { result, sandbox, settle } = view;
  for (let turn = 0; turn < 1000 && result.current.reading.isLoading; turn += 1) {
    await settle();
  }
  expect(result.current.reading.isLoading).toBe(false);
  return {
    ...view,
    getId: () => sandbox.connections.at(-1)?.id ?? '',
    getTypes: () => view.events.map(({ type }) => type),
    connect: (key?: string, options?: ConnectOptions) =>
      act(() => result.current.connecting.connect(key, options)),
    check: () => act(() => result.current.connecting.check()),
    /** Moves the fake clock, and waits until the sandbox has answered. */
    advance: async (milliseconds: number) => {
      await act(() => vi.advanceTimersByTimeAsync(milliseconds));
      await settle();
    },
  };
}

export type All = Awaited<ReturnType<typeof renderAll>>;

/** Renders a second widget on the same API, for the same person. */
export const renderBeside = ({ sandbox }: All, setup: SandboxSetup = {}) =>
  renderAll({
    ...setup,
    provider: {
      entityId: sandbox.entityId,
      fetch: sandbox.fetch,
      tokenProvider: async () => sandbox.issueToken(),
      ...setup.provider,
    },
  });
