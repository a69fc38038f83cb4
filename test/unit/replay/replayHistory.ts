import { createPage } from './createPage.ts';
import { createReplayClock } from './createReplayClock.ts';
import { START } from './History.ts';
import type { History } from './History.ts';
import { play } from './play.ts';

/** Replays a history without a sandbox or randomness. Returns the trace. */
export async function replayHistory(history: History): Promise<readonly unknown[]> {
  const { endsAt } = history;
  const randoms = [...history.randoms];
  const entries = [...history.entries];
  const clock = createReplayClock(START, () => {
    const random = randoms.shift();
    if (random === undefined)
      throw new Error('The replay used more random numbers than the recording');
    return random;
  });
  const page = createPage(clock, history, () => undefined);
  const takeBefore = (limit: number) =>
    (entries[0]?.at ?? Infinity) < limit ? entries.shift() : undefined;
  await play(page, clock, { takeBefore, isBusy: () => false }, endsAt);
  if (entries.length + randoms.length > 0)
    throw new Error('The replay did not use the whole recording');
  return page.trace;
}
