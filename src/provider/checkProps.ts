import { AccountingError } from '../api/AccountingError.ts';
import { MODES } from '../engine/connect/AuthorizationMode.ts';
import { copyOwn } from '../lib/copyOwn.ts';
import { getValidLocale } from '../lib/getValidLocale.ts';
import { isTimeZone } from '../lib/isTimeZone.ts';
import type { AccountingProviderProps } from './AccountingProvider.tsx';
import type { ConsentOptions } from './ConsentOptions.ts';

type Props = Omit<AccountingProviderProps, 'children'>;

/** The type of each prop, or its words. */
const RULES = {
  entityId: 'string',
  client: 'object',
  tokenProvider: 'function',
  fetch: 'function',
  initialConnections: 'array',
  platforms: 'object',
  authorization: MODES,
  consent: ['an object with a version and the function onConsent'],
  readOnly: 'boolean',
  syncInterval: 'number',
  locale: ['the tag of a kind of English', 'a locale object with its tag and messages'],
  messages: 'object',
  timeZone: ['the IANA names of time zones'],
  theme: ['inherit', 'system', 'light', 'dark'],
  classNames: ['an object of class names, by the names of parts'],
  renderIcon: 'function',
  renderDialogHeader: 'function',
  renderDialogFooter: 'function',
  onEvent: 'function',
} as const satisfies { [Name in keyof Props]?: string | readonly string[] };

/** A tag of nothing, such as `C` or an empty one, means English too. */
function isLocale(value: unknown): boolean {
  if (typeof value === 'string') return /^en\b/.test(getValidLocale(value));
  const { tag, messages } = copyOwn(Object(value));
  return typeof tag === 'string' && ['object', 'function'].includes(typeof messages);
}

function isConsent(value: unknown): boolean {
  const { version, onConsent } = copyOwn(Object(value));
  return typeof version === 'string' && typeof onConsent === 'function';
}

/** A name that no part has is ignored. */
function areClassNames(value: unknown): boolean {
  const isObject = typeof value === 'object' && !Array.isArray(value);
  return (
    isObject &&
    Object.values(Object(value)).every((own) => own === undefined || typeof own === 'string')
  );
}

/** Nobody can agree to a consent that is not valid, and so nothing connects. */
const NO_CONSENT: ConsentOptions = {
  version: '',
  onConsent() {
    throw new AccountingError('misconfigured', 'consent needs a version and onConsent');
  },
};

function isValid(name: string, value: unknown, rule: string | readonly string[]): boolean {
  if (name === 'client') return typeof Object(value).getSession === 'function';
  if (name === 'authorization' && typeof value === 'function') return true;
  if (name === 'classNames') return areClassNames(value);
  if (name === 'consent') return isConsent(value);
  if (name === 'locale') return isLocale(value);
  if (name === 'timeZone') return isTimeZone(value);
  if (typeof rule !== 'string') return rule.some((word) => word === value);
  if (Array.isArray(value)) return rule !== 'function' && value.every(Boolean);
  return typeof value === rule;
}

/**
 * Leaves out the props that are not valid, so that these have their defaults. JavaScript has no types
 * that would reject them. Also returns a sentence about each, for the partner's engineer.
 */
export function checkProps(props: Props): { valid: Props; problems: string } {
  const valid = copyOwn(props);
  const problems: string[] = [];
  for (const [name, rule] of Object.entries(RULES)) {
    const value: unknown = Reflect.get(valid, name);
    if (value === undefined || (value !== null && isValid(name, value, rule))) continue;
    Reflect.deleteProperty(valid, name);
    if (name === 'consent' && value !== null) valid.consent = NO_CONSENT;
    const wanted = typeof rule === 'string' ? `of the type ${rule}` : `one of: ${rule.join(', ')}`;
    if (value !== null) problems.push(`${name} is not ${wanted}`);
  }
  return { valid, problems: problems.join('. ') };
}
