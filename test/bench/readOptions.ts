import { parseArgs } from 'node:util';

export interface BenchOptions {
  seconds: number;
  connections: number;
}

const MOST = 10_000;

/** Reads `--seconds 10 --connections 200`. @throws Error if a value is not a positive integer */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '10' },
      connections: { type: 'string', default: '200' },
    },
  });
  const read = (name: keyof BenchOptions) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= 1 && value <= MOST) return value;
    throw new Error(`--${name} is "${values[name]}", but must be a positive integer.`);
  };
  return { seconds: read('seconds'), connections: read('connections') };
}
