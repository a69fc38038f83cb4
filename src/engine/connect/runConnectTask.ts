import { runTask } from '../runTask.ts';
import type { TaskContext } from '../TaskContext.ts';

const loadTasks = () => import('./connectTasks.ts');
type ConnectTasks = Awaited<ReturnType<typeof loadTasks>>;

/** Runs one of the actions on connections, whose code loads on the first action. */
export const runConnectTask = <Result>(
  { clock }: TaskContext,
  run: (tasks: ConnectTasks) => Promise<Result>,
): Promise<Result> => runTask(loadTasks, run, clock);
