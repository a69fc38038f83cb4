import { getField } from '../lib/getField.ts';

const FUNCTIONS = [
  'resolveEntity',
  'resolveEntities',
  'authorize',
  'verify',
  'onEvent',
  'onError',
  'onCall',
  'fetch',
];
const STRINGS = ['clientId', 'clientSecret'];
/** The longest time that a timer can wait, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/**
 * Checks what JavaScript lets partners mix up: functions, strings and the timeout. Credentials may
 * be missing, because they are read lazily.
 *
 * @throws Error that names the first wrong option
 */
export function checkOptions(caller: string, options: unknown, required: readonly string[]): void {
  if (typeof options !== 'object' || options === null) {
    throw new Error(`${caller} needs an object of options`);
  }
  for (const name of FUNCTIONS) {
    const value = getField(options, name) ?? undefined;
    const isMissing = value === undefined && required.includes(name);
    if (isMissing) throw new Error(`${caller} needs ${name}, a function`);
    if (value !== undefined && typeof value !== 'function') {
      throw new Error(`${name} must be a function`);
    }
  }
  for (const name of STRINGS) {
    const value = getField(options, name) ?? '';
    if (typeof value !== 'string') throw new Error(`${name} must be a string`);
  }
  const secret = getField(options, 'secret');
  const secrets: unknown[] = Array.isArray(secret) ? secret : [secret];
  if (secrets.some((value) => typeof (value ?? '') !== 'string')) {
    throw new Error('secret must be a string or a list of strings');
  }
  const limiter = getField(options, 'limiter') ?? false;
  if (limiter !== false && !hasMethods(limiter, ['admit', 'holdBack', 'getInterval'])) {
    throw new Error('limiter must be false or a limiter, such as createMemoryLimiter()');
  }
  const bus = getField(options, 'bus') ?? undefined;
  if (bus !== undefined && !hasMethods(bus, ['publish', 'subscribe'])) {
    throw new Error('bus must have publish(entityId) and subscribe(listener)');
  }
  const maxStreams = getField(options, 'maxStreams') ?? 1;
  if (typeof maxStreams !== 'number' || !(maxStreams >= 1)) {
    throw new Error(`maxStreams "${String(maxStreams)}" is not a number of streams above 0`);
  }
  const timeout = getField(options, 'timeout');
  if (timeout === undefined) return;
  if (typeof timeout !== 'number' || !(timeout > 0 && timeout <= LONGEST)) {
    throw new Error(`timeout "${String(timeout)}" is not a number of milliseconds above 0`);
  }
}

const hasMethods = (value: unknown, names: readonly string[]) =>
  names.every((name) => typeof getField(value, name) === 'function');
