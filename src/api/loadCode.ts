import type { Clock } from '../lib/Clock.ts';
import type { Loader } from '../lib/createLoader.ts';
import { AccountingError } from './AccountingError.ts';

/** Loads code for a person who waits. Rejects only with `AccountingError`. */
export function loadCode<Code>(loader: Loader<Code>, clock: Clock): Promise<Code> {
  return loader.load(clock).catch((cause: unknown) => {
    const code = loader.isGone() ? 'code_outdated' : 'network';
    throw new AccountingError(code, 'Code could not be loaded', { cause });
  });
}
