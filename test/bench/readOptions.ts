import { parseArgs } from 'node:util';
import { DEFAULT_VERSION } from '../../src/api/VERSIONS.ts';
import type { ApiVersion } from '../../src/api/VERSIONS.ts';
import { readVersion } from './readVersion.ts';

export interface BenchOptions {
  seconds: number;
  connections: number;
  version: ApiVersion;
}

/** The most of each. A limiter lets no more than 1000 calls wait. */
const MOST = { seconds: 10_000, connections: 1000 };

/** Reads `--seconds 3 --connections 100 --version 2024-05-25`. @throws Error for a wrong value */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '100' },
      version: { type: 'string', default: DEFAULT_VERSION },
    },
  });
  const read = (name: 'seconds' | 'connections') => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= 1 && value <= MOST[name]) return value;
    throw new Error(
      `--${name} is "${values[name]}", but must be an integer from 1 to ${MOST[name]}.`,
    );
  };
  return {
    seconds: read('seconds'),
    connections: read('connections'),
    version: readVersion(values.version),
  };
}
