import { createLoader } from '../../lib/createLoader.ts';
import { runTask } from '../runTask.ts';
import type { TaskContext } from '../TaskContext.ts';

const tasksLoader = /* @__PURE__ */ createLoader(() => import('./connectTasks.ts'));
type ConnectTasks = Awaited<ReturnType<typeof tasksLoader.load>>;

/** Runs one of the actions on connections, whose code loads on the first action. */
export const runConnectTask = <Result>(
  { clock }: TaskContext,
  run: (tasks: ConnectTasks) => Promise<Result>,
): Promise<Result> => runTask(tasksLoader, run, clock);
