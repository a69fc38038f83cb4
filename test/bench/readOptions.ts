import { parseArgs } from 'node:util';
import { DEFAULT_VERSION } from '../../src/api/VERSIONS.ts';
import type { ApiVersion } from '../../src/api/VERSIONS.ts';
import { readVersion } from './readVersion.ts';

export interface BenchOptions {
  seconds: number;
  connections: number;
  version: ApiVersion;
}

const MOST = 10_000;

/** Reads `--seconds 10 --connections 200 --version 2024-05-25`. @throws Error for a wrong value */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '10' },
      connections: { type: 'string', default: '200' },
      version: { type: 'string', default: DEFAULT_VERSION },
    },
  });
  const read = (name: 'seconds' | 'connections') => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= 1 && value <= MOST) return value;
    throw new Error(`--${name} is "${values[name]}", but must be a positive integer.`);
  };
  return {
    seconds: read('seconds'),
    connections: read('connections'),
    version: readVersion(values.version),
  };
}
