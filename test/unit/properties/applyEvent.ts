import { act } from '@testing-library/react';
import { vi } from 'vitest';
import type { SandboxRule } from '../../../src/sandbox/SandboxRule.ts';
import type { World } from './createWorld.ts';
import { elapse } from './elapse.ts';
import { checkOutcome, followAction } from './followAction.ts';
import { mountWidget } from './mountWidget.tsx';
import type { Happening, Problem } from './Scenario.ts';

const BUSY = ['requesting', 'running'];

/** Applies one event. Waits only if the event moves the clock. */
export async function happen(
  world: World,
  happening: Happening,
  afterEach: () => void,
): Promise<void> {
  if (happening.type !== 'wait') {
    act(() => happenNow(world, happening));
    return;
  }
  const time = happening.seconds * 1000;
  if (happening.isAsleep) vi.setSystemTime(Date.now() + time);
  await elapse(world, happening.isAsleep ? 2000 : time, afterEach);
}

function happenNow(world: World, happening: Exclude<Happening, { type: 'wait' }>): void {
  const { sandbox, windows, network } = world;
  const widget = world.widgets['widget' in happening ? happening.widget : 0];
  if (!widget) return;
  const { connecting, disconnecting, pulling } = widget.screen;
  const current = sandbox.connections.findLast(({ entityId }) => entityId === widget.entityId);

  switch (happening.type) {
    case 'connect': {
      const { platform, replace, handOver, clicks } = happening;
      for (let click = 0; click < clicks; click += 1) {
        followAction(world, 'connect', connecting.connect(platform, { replace, handOver }));
      }
      return;
    }
    case 'pull': {
      if (!BUSY.includes(pulling.phase)) {
        world.starts.push({
          host: widget.host,
          entityId: widget.entityId,
          from: network.count,
          to: undefined,
          begunAt: Date.now(),
          endedAt: undefined,
          phase: '',
          hasFailed: false,
          isAbandoned: false,
        });
      }
      for (let click = 0; click < happening.clicks; click += 1) {
        followAction(world, 'pull', pulling.start({ resourceType: happening.resourceType }));
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
      world.widgets[happening.widget] = mountWidget(world);
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
      if (happening.seconds === 0) finish();
      else world.plans.add(setTimeout(finish, happening.seconds * 1000));
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
      world.hasStranger = true;
      sandbox.connect(widget.entityId, 'xero', happening.status);
      return;
    case 'set_status':
      // A connection that has ended stays ended.
      if (current && current.status !== 'disconnected') {
        sandbox.setStatus(current.id, happening.status);
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
      world.isHidden = happening.type === 'hide';
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      return;
    case 'go_offline':
    case 'go_online':
      network.isOffline = happening.type === 'go_offline';
      window.dispatchEvent(new Event(network.isOffline ? 'offline' : 'online'));
      return;
    case 'token':
      world.moods.push(happening.mood);
      return;
    case 'network': {
      const { method, times, problem } = happening;
      if (problem.kind === 'late') {
        network.late.push({ method, milliseconds: problem.seconds * 1000 });
        return;
      }
      world.remedies.push(sandbox.fail({ method, times, ...getRule(problem) }));
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
      return { status: problem.status, body: '<html><body>The proxy has a bad day</body></html>' };
    case 'slow':
      return { [problem.where]: problem.seconds * 1000 };
  }
}
