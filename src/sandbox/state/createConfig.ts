import { PLATFORM_SAMPLES } from '../books/PLATFORM_SAMPLES.ts';
import { createSecret } from '../lib/createSecret.ts';
import { createUuid } from '../lib/createUuid.ts';
import { ALL_PUSH_PROBLEMS } from '../SandboxPushProblem.ts';
import type { SandboxOptions } from '../SandboxOptions.ts';
import { createWebhookConfig } from '../webhook/createWebhookConfig.ts';
import { checkEntities } from './checkEntities.ts';
import { checkOrigins } from './checkOrigins.ts';
import { checkPushProblems } from './checkPushProblems.ts';
import { normalizeReturnUrl } from './normalizeReturnUrl.ts';
import type { SandboxConfig } from './SandboxConfig.ts';

const DAY = 86_400_000;

/** Fills in the defaults and validates the options. @throws Error for an invalid option */
export function createConfig(options: SandboxOptions): SandboxConfig {
  const seed = options.seed ?? 1;
  const baseUrl = (options.baseUrl ?? 'http://sandbox.localhost/v1').replace(/\/+$/, '');
  const entities = options.entities ?? [
    { id: createUuid(`${seed}/entity/0`), name: 'Maple & Harbor Trading Ltd', currency: 'GBP' },
  ];
  checkEntities(entities);
  const webhookSecret = options.webhook?.secret ?? `whsec_${createSecret(40)}`;
  return {
    seed,
    baseUrl,
    // Looked up at each call, because a test may replace the global clock later.
    now: options.now ?? (() => Date.now()),
    pagesOrigin: (options.pagesOrigin ?? new URL(baseUrl).origin).replace(/\/+$/, ''),
    entities: entities.map((entity) => ({
      ...entity,
      userId: entity.userId ?? createUuid(`${seed}/entity_user/${entity.id}`),
    })),
    partnerName: options.partnerName ?? 'Example Partner',
    clientId: options.clientId ?? createUuid(`${seed}/client`),
    clientSecret: options.clientSecret ?? createSecret(40),
    allowedOrigins: checkOrigins(options.allowedOrigins ?? []),
    control: options.control ?? false,
    signIn: options.signIn ?? { email: 'owner@example.com', password: 'open-the-books' },
    tokenLifetime: readNumber('tokenLifetime', options.tokenLifetime ?? 1800),
    pullQueueTime: readNumber('pullQueueTime', options.pullQueueTime ?? 1500),
    pullRunTime: readNumber('pullRunTime', options.pullRunTime ?? 3000),
    platforms: [...Object.keys(PLATFORM_SAMPLES), ...(options.platforms ?? [])],
    records: readNumber('records', options.records ?? 36, true),
    pushProblems: checkPushProblems(options.pushProblems ?? ALL_PUSH_PROBLEMS),
    pushTime: readNumber('pushTime', options.pushTime ?? 1500),
    syncInterval: readNumber('syncInterval', options.syncInterval ?? 3_600_000),
    authorizationLifetime: readNumber(
      'authorizationLifetime',
      options.authorizationLifetime ?? DAY,
    ),
    coop: options.coop ?? false,
    returnUrl: normalizeReturnUrl(options.returnUrl ?? null),
    businessInfo: options.businessInfo ?? false,
    rateLimit: readNumber('rateLimit', options.rateLimit ?? 30),
    webhook: options.webhook ? createWebhookConfig(options.webhook, webhookSecret) : null,
    webhookSecret,
  };
}

function readNumber(name: string, value: number, isWhole = false): number {
  if (value >= 0 && (!isWhole || Number.isSafeInteger(value))) return value;
  throw new RangeError(
    `The option \`${name}\` has to be a ${isWhole ? 'whole ' : ''}number of at least 0, not ${String(value)}.`,
  );
}
