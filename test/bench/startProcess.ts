import { fork } from 'node:child_process';
import { resolve } from 'node:path';

/** A part of the benchmark in its own process, on its own processor if possible. */
export interface BenchProcess<Ready, Answers> {
  /** The message that the process sent when it was ready. */
  ready: Ready;
  ask: <Question extends keyof Answers & string>(question: Question) => Promise<Answers[Question]>;
  stop: () => void;
}

const PATIENCE = 60_000;

/** Stops each process that is running, because the benchmark may be stopped halfway. */
const stops = new Set<() => void>();
process.once('exit', () => stops.forEach((stop) => stop()));

/** Starts a file of this folder that calls `answerParent`. The process gets only `env`. */
export async function startProcess<Ready, Answers>(
  file: string,
  env: Record<string, string> = {},
): Promise<BenchProcess<Ready, Answers>> {
  const child = fork(resolve(import.meta.dirname, file), {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
  });
  const stop = () => void child.kill('SIGKILL');
  stops.add(stop);
  child.once('exit', () => stops.delete(stop));

  const receive = <Message>() =>
    new Promise<Message>((settle, reject) => {
      const fail = (reason: string) => reject(new Error(`${file} ${reason}`));
      const handleExit = () => fail('ended before its time');
      if (!child.connected) handleExit();
      const late = `has not answered within ${PATIENCE / 1000} s`;
      const timer = setTimeout(fail, PATIENCE, late).unref();
      child.once('exit', handleExit);
      child.once('message', (message: Message) => {
        clearTimeout(timer);
        child.off('exit', handleExit);
        settle(message);
      });
    });

  try {
    const ready = await receive<Ready>();
    return {
      ready,
      ask(question) {
        const answer = receive<Answers[typeof question]>();
        if (child.connected) child.send(question);
        return answer;
      },
      stop,
    };
  } catch (error) {
    stop();
    throw error;
  }
}
