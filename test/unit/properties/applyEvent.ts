import { act } from '@testing-library/react';
import { vi } from 'vitest';
import type { SandboxRule } from '../../../src/sandbox/SandboxRule.ts';
import type { World } from './createWorld.ts';
import { elapse } from './elapse.ts';
import { checkOutcome, followAction } from './followAction.ts';
import { mountWidget } from './mountWidget.tsx';
import type { ScenarioEvent, Problem } from './Scenario.ts';

const BUSY = ['requesting', 'running'];

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
  const { connecting, disconnecting, pulling } = widget.screen;
  const current = sandbox.connections.findLast(({ entityId }) => entityId === widget.entityId);

  switch (event.type) {
    case 'connect': {
      const { platform, replace, handOver, clicks } = event;
      for (let click = 0; click < clicks; click += 1) {
        followAction(world, 'connect', connecting.connect(platform, { replace, handOver }));
      }
      return;
    }
    case 'pull': {
      if (!BUSY.includes(pulling.phase)) {
        world.pullStarts.push({
          host: widget.host,
          entityId: widget.entityId,
          from: network.count,
          to: undefined,
          startedAt: Date.now(),
          endedAt: undefined,
          phase: '',
          hasFailed: false,
          isAbandoned: false,
        });
      }
      for (let click = 0; click < event.clicks; click += 1) {
        followAction(world, 'pull', pulling.start({ resourceType: event.resourceType }));
      }
      return;
    }
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
