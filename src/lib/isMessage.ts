import type { Message } from './formatMessage.ts';

/** Whether a value is a text, its forms, or a function that returns it. */
export const isMessage = (value: unknown): value is Message =>
  typeof value === 'string' ||
  typeof value === 'function' ||
  (typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'other') &&
    Object.values(value).every((form) => form === undefined || typeof form === 'string'));
