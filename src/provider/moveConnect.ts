import { CONNECT_STEPS } from './CONNECT_STEPS.ts';
import type { ConnectSignal } from './CONNECT_STEPS.ts';
import { IDLE_CONNECT } from './ConnectFlow.ts';
import type { ConnectFlow } from './ConnectFlow.ts';

/** The flow after a signal; the same flow where its step does not know the signal. */
export function moveConnect(
  flow: ConnectFlow,
  signal: ConnectSignal,
  change?: Partial<ConnectFlow>,
): ConnectFlow {
  const step = CONNECT_STEPS[flow.step][signal];
  if (!step) return flow;
  const rest = signal === 'settle' || signal === 'cancel' ? IDLE_CONNECT : flow;
  return { ...rest, ...change, step };
}
