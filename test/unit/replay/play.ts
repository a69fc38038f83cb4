import { setImmediate } from 'node:timers/promises';
import type { Page } from './createPage.ts';
import type { ReplayClock } from './createReplayClock.ts';
import type { Entry } from './History.ts';

/** Supplies the inputs from outside. */
export interface Source {
  /** Takes the next input that is due before this time. */
  takeBefore: (limit: number) => Entry | undefined;
  /** Whether any replies are still being prepared. */
  isBusy: () => boolean;
}

/**
 * Runs timers and inputs one at a time until the end, and lets the immediate effects of each settle
 * first. Recording and replaying share this loop.
 */
export async function play(
  page: Page,
  clock: ReplayClock,
  source: Source,
  endsAt: number,
): Promise<void> {
  await settle(source);
  for (;;) {
    const due = clock.getNextDue() ?? Infinity;
    const next = source.takeBefore(Math.min(due, endsAt));
    if (next) {
      clock.moveTo(next.at);
      page.receive(next.input);
    } else if (due < endsAt) clock.runNext();
    else break;
    await settle(source);
    page.recordScreen();
  }
  page.close();
  await settle(source);
  if (clock.getNextDue() !== undefined) throw new Error('A timer remains');
}

async function settle({ isBusy }: Source): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    do await setImmediate();
    while (isBusy());
  }
}
