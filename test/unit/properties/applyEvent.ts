import { act } from '@testing-library/react';
import { vi } from 'vitest';
import type { PullOutcome } from '../../../src/engine/pull/createPuller.ts';
import type { SandboxRule } from '../../../src/sandbox/SandboxRule.ts';
import type { PullStart, World } from './createWorld.ts';
import { elapse } from './elapse.ts';
import { checkOutcome, followAction } from './followAction.ts';
import { mountWidget, type Widget } from './mountWidget.tsx';
import type { ScenarioEvent, Problem } from './Scenario.ts';

/** Applies one event. Waits only if the event moves the clock. */
export async function applyEvent(
  world: World,
  event: ScenarioEvent,
  afterEach: () => void,
): Promise<void> {
  if (event.type !== 'wait') {
    act(() => applyNow(world, event));
    return;
  }
  const time = event.seconds * 1000;
  if (event.isAsleep) vi.setSystemTime(Date.now() + time);
  await elapse(world, event.isAsleep ? 2000 : time, afterEach);
}

function applyNow(world: World, event: Exclude<ScenarioEvent, { type: 'wait' }>): void {
  const { sandbox, windows, network } = world;
  const widget = world.widgets['widget' in event ? event.widget : 0];
  if (!widget) return;
  const { connecting, disconnecting } = widget.screen;
  const current = sandbox.connections.findLast(({ entityId }) => entityId === widget.entityId);

  switch (event.type) {
    case 'connect': {
      const { platform, replace, handOver, clicks } = event;
      for (let click = 0; click < clicks; click += 1) {
        followAction(world, 'connect', connecting.connect(platform, { replace, handOver }));
      }
      return;
    }
    case 'pull':
      press(world, widget, event);
      return;
    case 'reopen':
      checkOutcome('reopen', connecting.reopen());
      return;
    case 'check':
      followAction(world, 'check', connecting.check());
      return;
    case 'cancel':
      followAction(world, 'cancel', connecting.cancel());
      return;
    case 'disconnect':
      followAction(world, 'disconnect', disconnecting.disconnect());
      return;
    case 'switch_entity':
      widget.switchEntity();
      return;
    case 'remount':
      widget.unmount();
      world.widgets[event.widget] = mountWidget(world);
      return;
    case 'reload': {
      world.widgets.forEach((one) => one.unmount());
      world.widgets.splice(0, Infinity, ...world.widgets.map(() => mountWidget(world)));
      return;
    }
    case 'add_widget':
      if (world.widgets.length < 2) world.widgets.push(mountWidget(world));
      return;
    case 'finish': {
      const finish = () => {
        const found = sandbox.connections.find(({ id }) => id === current?.id);
        if (found?.status === 'pending_auth') sandbox.authorize(found.id);
      };
      if (event.seconds === 0) finish();
      else world.laterActions.add(setTimeout(finish, event.seconds * 1000));
      return;
    }
    case 'deny':
      if (current?.status === 'pending_auth') sandbox.deny(current.id);
      return;
    case 'deauthorize':
      if (current?.status === 'connected') sandbox.deauthorize(current.id);
      return;
    case 'disconnect_elsewhere':
      if (current) sandbox.setStatus(current.id, 'disconnected');
      return;
    case 'connect_elsewhere':
      if (current && current.status !== 'disconnected') return;
      world.hasOutsideConnection = true;
      sandbox.connect(widget.entityId, 'xero', event.status);
      return;
    case 'set_status':
      // A connection that has ended stays ended.
      if (current && current.status !== 'disconnected') {
        sandbox.setStatus(current.id, event.status);
      }
      return;
    case 'fail_pull':
      sandbox.failNextPull('The ledger is locked');
      return;
    case 'expire_tokens':
      sandbox.expireTokens();
      return;
    case 'close_window': {
      const opened = windows.at(-1);
      if (opened) opened.closed = true;
      return;
    }
    case 'come_back':
      window.dispatchEvent(new Event('focus'));
      return;
    case 'restore':
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
      return;
    case 'hide':
    case 'show':
      world.isHidden = event.type === 'hide';
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      return;
    case 'go_offline':
    case 'go_online':
      network.isOffline = event.type === 'go_offline';
      window.dispatchEvent(new Event(network.isOffline ? 'offline' : 'online'));
      return;
    case 'token':
      world.tokenFaults.push(event.fault);
      return;
    case 'network': {
      const { method, times, problem } = event;
      if (problem.kind === 'late') {
        network.late.push({ method, milliseconds: problem.seconds * 1000 });
        return;
      }
      world.undoFaults.push(sandbox.fail({ method, times, ...getRule(problem) }));
    }
  }
}

/** Presses Sync, and records the press unless it is ignored. */
function press(world: World, widget: Widget, event: Extract<ScenarioEvent, { type: 'pull' }>) {
  const { network, pullStarts } = world;
  const { pulling } = widget.screen;
  const { host, entityId } = widget;
  const isOwn = pullStarts.some((one) => one.host === host && one.to === undefined);
  const isQueued = pulling.phase === 'requesting' && !isOwn;
  const isIdle = pulling.phase !== 'requesting' && pulling.phase !== 'running';
  const start: PullStart = {
    isQueued,
    host,
    entityId,
    from: network.count,
    to: undefined,
    startedAt: Date.now(),
    endedAt: undefined,
    phase: '',
    hasFailed: false,
    isAbandoned: false,
  };
  if (isIdle || isQueued) pullStarts.push(start);
  for (let click = 0; click < event.clicks; click += 1) {
    const pressed = pulling.start({ resourceType: event.resourceType });
    followAction(world, 'pull', pressed);
    if (click > 0) continue;
    if (isQueued) void pressed.then((outcome) => endQueue(world, start, outcome));
    // React 18 may never render the failure, if the connection changes in the same moment.
    else void pressed.then((outcome) => (start.hasFailed ||= outcome === 'failed'));
  }
}

function endQueue({ network }: World, start: PullStart, outcome: PullOutcome): void {
  start.isQueued = false;
  if (outcome === 'started' || outcome === 'following') return;
  start.isAbandoned ||= outcome === 'ignored';
  start.hasFailed = outcome === 'failed';
  start.to ??= network.count;
  start.endedAt ??= Date.now();
}

function getRule(problem: Exclude<Problem, { kind: 'late' }>): SandboxRule {
  switch (problem.kind) {
    case 'lost':
      return { lost: problem.when };
    case 'status': {
      const { status, retryAfter } = problem;
      return {
        status,
        ...(retryAfter !== undefined && { headers: { 'retry-after': retryAfter } }),
      };
    }
    case 'html':
      return { status: problem.status, body: '<html><body>Bad Gateway</body></html>' };
    case 'slow':
      return { [problem.where]: problem.seconds * 1000 };
  }
}
