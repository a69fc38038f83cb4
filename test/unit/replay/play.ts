import { setImmediate } from 'node:timers/promises';
import type { Page } from './createPage.ts';
import type { ReplayClock } from './createReplayClock.ts';
import type { Entry } from './History.ts';

/** What comes in. */
export interface Source {
  /** The next that comes in before this time. */
  takeBefore: (limit: number) => Entry | undefined;
  /** Whether the world is still working out its replies. */
  isBusy: () => boolean;
}

/**
 * Lets one thing happen after another, timers and what comes in, each with all that follows from it
 * at once, until the end. Recording and replaying go through here alike.
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
    page.look();
  }
  page.close();
  await settle(source);
  if (clock.getNextDue() !== undefined) throw new Error('A timer is left');
}

async function settle({ isBusy }: Source): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    do await setImmediate();
    while (isBusy());
  }
}
