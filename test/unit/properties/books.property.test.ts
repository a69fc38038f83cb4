// @vitest-environment node
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { VERSIONS } from '../../../src/api/VERSIONS.ts';
import { ORGANIZATIONS } from './createBooksLedger.ts';
import type { ChosenBooks } from './createBooksLedger.ts';
import { createBooksWorld } from './createBooksWorld.ts';
import type { BooksTab, BooksWorld } from './createBooksWorld.ts';
import { getRunParameters } from './getRunParameters.ts';

type BooksEvent =
  /** A press on Sync. If `isAwaited` is false, the next event happens meanwhile. */
  | { type: 'sync'; tab: number; isAwaited: boolean }
  /** A press on Right company. */
  | { type: 'confirm' | 'disconnect' | 'reload'; tab: number }
  | { type: 'connect'; tab: number; books: ChosenBooks }
  /** Somebody else connects, on another device. */
  | { type: 'hand_over' | 'rename'; books: ChosenBooks }
  | { type: 'deauthorize' | 'come_back' | 'message' }
  | { type: 'wait'; seconds: number };

const only = <const T>(value: T) => fc.constant(value);
const tab = fc.integer({ min: 0, max: 2 });
const books: fc.Arbitrary<ChosenBooks> = fc.record({
  organization: fc.constantFrom('acme', 'acme', 'beta', 'beta', ...ORGANIZATIONS),
  variant: fc.nat(5),
});
const events: fc.Arbitrary<BooksEvent> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: only('sync'), tab, isAwaited: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ type: only('confirm'), tab }) },
  { weight: 3, arbitrary: fc.record({ type: only('connect'), tab, books }) },
  { weight: 3, arbitrary: fc.record({ type: only('hand_over'), books }) },
  { weight: 1, arbitrary: fc.record({ type: only('rename'), books }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('disconnect', 'reload'), tab }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom('deauthorize', 'come_back', 'message') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: only('wait'), seconds: fc.integer({ min: 1, max: 120 }) }),
  },
);
const histories = fc.record({
  tabs: fc.integer({ min: 1, max: 3 }),
  hasStorage: fc.integer({ min: 0, max: 4 }).map((number) => number > 0),
  start: books,
  events: fc.array(events, { minLength: 3, maxLength: 12, size: 'max' }),
});

const getLive = ({ sandbox }: BooksWorld) =>
  sandbox.connections.find(({ status }) => status !== 'disconnected');

function connectElsewhere(world: BooksWorld, chosen: ChosenBooks) {
  const { sandbox, ledger } = world;
  const live = getLive(world);
  if (live) sandbox.setStatus(live.id, 'disconnected');
  ledger.choose(sandbox.connect(sandbox.entityId, 'xero').id, chosen);
}

/** Connects in this tab: for the first time, again, or in place of the current connection. */
async function connectHere(world: BooksWorld, { session }: BooksTab, chosen: ChosenBooks) {
  const { sandbox, ledger, finish, clock } = world;
  const replace = getLive(world)?.status === 'connected';
  await finish(session.connector.connect({ platform: 'xero', mode: 'popup', replace }));
  const pending = getLive(world);
  if (pending?.status !== 'pending_auth') return;
  ledger.choose(pending.id, chosen);
  sandbox.authorize(pending.id);
  await clock.advance(3000);
}

async function sync(world: BooksWorld, { session, getList }: BooksTab, isAwaited: boolean) {
  const { ledger, counts, finish, violations } = world;
  const pressing = session.puller.start(undefined);
  if (!isAwaited) return;
  const outcome = await finish(pressing);
  const isHeld = outcome === 'books_changed';
  if (isHeld) counts.held += 1;
  const needsAnswer = ledger.findUnanswered(getList()) !== undefined;
  if (isHeld && !needsAnswer) violations.push('Held back a sync of the right books');
  if (outcome === 'started' && needsAnswer) violations.push('Synced without an answer');
}

async function apply(world: BooksWorld, tabs: BooksTab[], event: BooksEvent): Promise<void> {
  const { sandbox, ledger, page, clock, finish } = world;
  const own = tabs['tab' in event ? event.tab % tabs.length : 0];
  const live = getLive(world);
  if (!own) return;
  const { connections, disconnector } = own.session;
  switch (event.type) {
    case 'sync':
      return sync(world, own, event.isAwaited);
    case 'confirm': {
      const change = connections.books.getChange();
      if (!change) return;
      ledger.confirm(change.connection.id, change.after.name);
      connections.books.confirm(change);
      return;
    }
    case 'connect':
      return connectHere(world, own, event.books);
    case 'hand_over':
      return connectElsewhere(world, event.books);
    case 'rename':
      if (live?.status === 'connected') ledger.choose(live.id, event.books);
      return;
    case 'disconnect':
      await finish(disconnector.disconnect());
      return;
    case 'reload':
      await own.close();
      tabs.splice(tabs.indexOf(own), 1, world.openTab());
      return;
    case 'deauthorize':
      if (live?.status === 'connected') sandbox.deauthorize(live.id);
      return;
    case 'come_back':
      return page.dispatch('focus');
    case 'message':
      return page.receive({ entityId: sandbox.entityId });
    case 'wait':
      return clock.advance(event.seconds * 1000);
  }
}

// How often each kind of press occurred, so that the property says something.
const total = { syncs: 0, held: 0 };

it.each(VERSIONS)(
  'never syncs from changed books before the answer, and always from the right ones, in version %s',
  { timeout: 600_000, retry: 0 },
  async (apiVersion) => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const world = createBooksWorld(apiVersion, history.hasStorage);
        connectElsewhere(world, history.start);
        const tabs = Array.from({ length: history.tabs }, world.openTab);
        await world.clock.advance(1000);
        for (const event of history.events) {
          await apply(world, tabs, event);
          // No two connections are created at the same time.
          await world.clock.advance(5);
        }
        await world.clock.advance(1000);
        for (const one of tabs) await one.close();
        total.syncs += world.counts.syncs;
        total.held += world.counts.held;
        if (world.violations.length > 0) throw new Error(world.violations.join('; '));
      }),
      getRunParameters(0.5),
    );
    expect(total.syncs).toBeGreaterThan(0);
    expect(total.held).toBeGreaterThan(0);
  },
);
