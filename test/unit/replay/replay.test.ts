import { afterEach, describe, expect, it, vi } from 'vitest';
import { recordHistory } from './recordHistory.ts';
import { replayHistory } from './replayHistory.ts';
import { watchAmbient } from './watchAmbient.ts';

/** `REPLAY_SEED=42` runs only that history. A failure names its seed. */
const { REPLAY_SEED } = process.env;
const SEEDS =
  REPLAY_SEED === undefined
    ? Array.from({ length: 100 }, (_, index) => index + 1)
    : [Number(REPLAY_SEED)];

/** The phases that the histories must cover together. Otherwise, the test would prove little. */
const PHASES = {
  connect: [
    'awaiting_authorization',
    'blocked',
    'canceled',
    'canceling',
    'connected',
    'creating',
    'failed',
    'idle',
    'taking_long',
  ],
  pull: ['complete', 'failed', 'idle', 'requesting', 'running'],
  disconnect: ['disconnecting', 'failed', 'idle'],
};

afterEach(() => vi.restoreAllMocks());

/** Resets the page before each run of a history. */
function resetPage() {
  sessionStorage.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
}

const toJson = (value: unknown): Record<string, unknown>[] => JSON.parse(JSON.stringify(value));

describe('a history of events', () => {
  it(
    'produces the same phases, text and events when it is replayed',
    { retry: 0, timeout: 120_000 },
    async () => {
      const seen: Record<string, unknown>[] = [];
      for (const seed of SEEDS) {
        resetPage();
        const { history, trace } = await recordHistory(seed);
        resetPage();
        const ambient = watchAmbient();
        const replayed = await replayHistory(JSON.parse(JSON.stringify(history)));

        expect(toJson(replayed), `REPLAY_SEED=${seed}`).toEqual(toJson(trace));
        expect(ambient).toEqual([]);
        seen.push(...toJson(trace));
      }
      expect(seen.filter(({ rejected }) => rejected !== undefined)).toEqual([]);
      if (REPLAY_SEED !== undefined) return;
      for (const [machine, phases] of Object.entries(PHASES)) {
        const found = new Set(seen.flatMap((line) => line[machine] ?? []));
        expect([...found].toSorted()).toEqual(phases);
      }
    },
  );
});
