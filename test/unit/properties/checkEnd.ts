import { act } from '@testing-library/react';
import { vi } from 'vitest';
import { getPause } from '../../../src/api/AccountingError.ts';
import { getPullLock } from '../../../src/engine/names.ts';
import { holdLock } from '../../../src/lib/holdLock.ts';
import type { SandboxConnection } from '../../../src/sandbox/SandboxConnection.ts';
import { assertQuiet } from '../../consoleNoise.ts';
import { checkScreen } from './checkScreen.ts';
import type { World } from './createWorld.ts';
import { elapse, settle } from './elapse.ts';
import { followAction } from './followAction.ts';
import type { Widget } from './mountWidget.tsx';

const BUSY = ['creating', 'canceling', 'requesting', 'running', 'disconnecting'];
const WAITING = ['awaiting_authorization', 'blocked', 'taking_long'];
/** Longer than any wait: a pull without a result fails after 15 minutes. */
const LONGEST = 17 * 60_000;

const isBusy = ({ screen }: Widget) =>
  [screen.connecting.phase, screen.disconnecting.phase, screen.pulling.phase].some((phase) =>
    BUSY.includes(phase),
  );

/** Whether the queue rejects requests during a long pause that the API asked for. */
function isHeldBack({ screen }: Widget): boolean {
  const { error } = screen.reading;
  return error !== undefined && getPause(error) > 0;
}

/** Removes all faults, and waits until every action ends. */
export async function endFaults(world: World): Promise<void> {
  const check = () => checkScreen(world);
  world.undoFaults.forEach((undo) => undo());
  world.tokenFaults.length = 0;
  world.network.late.length = 0;
  world.isHidden = false;
  act(() => void document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  world.network.isOffline = false;
  act(() => void window.dispatchEvent(new Event('online')));
  await settle(world);
  // The API limits the calls per second.
  await elapse(world, 2000, check);
  const hasEnded = () =>
    world.underWay + world.network.underWay === 0 &&
    world.network.calls.every(({ isOver }) => isOver) &&
    !world.widgets.some((widget) => isBusy(widget) || isHeldBack(widget));
  await elapse(world, LONGEST, check, hasEnded);
  // A check may make one widget end a late connection. The second check shows that to the others.
  for (const { screen } of [...world.widgets, ...world.widgets]) {
    act(() => followAction(world, 'check', screen.connecting.check()));
    await settle(world);
    await elapse(world, LONGEST, check, hasEnded);
  }
  if (!hasEnded()) throw new Error('An action never ended');
}

/** Checks the invariants after every action has ended. */
export function checkEnd(world: World): void {
  for (const { screen, entityId } of world.widgets) {
    const { connection, status, error } = screen.reading;
    const { connecting } = screen;
    const { status: trueStatus, platforms } = getTruth(world.sandbox.connections, entityId);
    if (error) throw new Error('The last read still counts as failed', { cause: error });
    if (status !== trueStatus) throw new Error(`Shows ${status}, but the API says ${trueStatus}`);
    if (connection && !platforms.includes(connection.platform)) {
      throw new Error(`Shows ${connection.platform}, but the API says ${platforms.join()}`);
    }
    if ((connecting.phase === 'connected') !== (trueStatus === 'connected')) {
      // A failure stays on the screen until the next attempt.
      if (connecting.phase !== 'failed') throw new Error(`Connecting is ${connecting.phase}`);
    }
    if (WAITING.includes(connecting.phase) && trueStatus !== 'pending_auth') {
      throw new Error(`Connecting is ${connecting.phase} while the API says ${trueStatus}`);
    }
  }
}

/** Returns the current connection: the active one, or one that ended last. */
function getTruth(all: readonly SandboxConnection[], entityId: string) {
  const own = all.filter((connection) => connection.entityId === entityId);
  const active = own.find(({ status }) => status !== 'disconnected');
  const newest = own
    .map(({ createdAt }) => createdAt)
    .toSorted()
    .at(-1);
  const candidates = active ? [active] : own.filter(({ createdAt }) => createdAt === newest);
  return {
    status: candidates[0]?.status ?? 'not_connected',
    platforms: candidates.map(({ platform }) => platform),
  };
}

/** Checks that unmounting the widgets releases everything. */
export async function checkLeftovers(world: World): Promise<void> {
  for (const widget of world.widgets.splice(0)) widget.unmount();
  world.laterActions.forEach(clearTimeout);
  await settle(world);
  const timers = vi.getTimerCount();
  if (timers > 0) throw new Error(`${timers} timers remain`);
  const { left } = world.listeners;
  if (left.length > 0) throw new Error(`Listeners remain: ${left.join(', ')}`);
  const channels = world.channels?.openCount ?? 0;
  if (channels > 0) throw new Error(`${channels} channels remain open`);
  for (const { id } of world.sandbox.entities)
    await checkLock(world, getPullLock({ apiUrl: world.sandbox.baseUrl, entityId: id }));
  if (world.rejections.length > 0) throw new Error(`Rejected: ${String(world.rejections[0])}`);
  assertQuiet();
}

async function checkLock(world: World, name: string): Promise<void> {
  let release: (() => void) | undefined;
  void holdLock(name, new AbortController().signal).then((taken) => (release = taken));
  await settle(world);
  if (!release) throw new Error(`The lock ${name} is still held`);
  release();
  await settle(world);
}
