import { checkRule } from './api/checkRule.ts';
import { CONTROL_PATH } from './control/createControl.ts';
import { createFetch } from './createFetch.ts';
import { createHandler } from './createHandler.ts';
import type { Sandbox } from './Sandbox.ts';
import { addConnection } from './state/addConnection.ts';
import { addToken } from './state/addToken.ts';
import { advanceClock } from './state/advanceClock.ts';
import { cancelAuthorization } from './state/cancelAuthorization.ts';
import { DEFAULT_PLATFORM } from './state/changeStatus.ts';
import { checkOrganization } from './state/checkOrganization.ts';
import { checkPushProblems } from './state/checkPushProblems.ts';
import { createInitialState } from './state/createInitialState.ts';
import { createSnapshot } from './state/createSnapshot.ts';
import { endConnection } from './state/endConnection.ts';
import { findActiveConnection } from './state/findActiveConnection.ts';
import { finishAuthorization } from './state/finishAuthorization.ts';
import { getConnection } from './state/getConnection.ts';
import { getEntity } from './state/getEntity.ts';
import { getNow } from './state/getNow.ts';
import { isLinkStale } from './state/isLinkStale.ts';
import { normalizeReturnUrl } from './state/normalizeReturnUrl.ts';
import type { SandboxState } from './state/SandboxState.ts';
import { scheduleStatus } from './state/scheduleStatus.ts';
import { dropDeliveries } from './webhook/dropDeliveries.ts';

/** Creates the sandbox around its state. */
export function createMethods(state: SandboxState): Sandbox {
  const { config } = state;

  const getPending = (id: string) => {
    const record = getConnection(state, id, 'pending_auth');
    if (isLinkStale(state, record)) {
      throw new Error(`The authorization link of connection "${id}" has expired.`);
    }
    return record;
  };

  const sandbox: Sandbox = {
    fetch: createFetch(
      createHandler(state, () => sandbox),
      config.baseUrl,
    ),
    baseUrl: config.baseUrl,
    controlUrl: config.control ? new URL(CONTROL_PATH, config.baseUrl).href : null,
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    webhookSecret: config.webhookSecret,
    signIn: config.signIn,
    entityId: config.entities[0]?.id ?? '',
    entities: config.entities,
    get connections() {
      return state.connections.map((record) => createSnapshot(state, record));
    },
    get requests() {
      return state.requests.map((request) => ({ ...request }));
    },

    connect(entityId, platform, status = 'connected', { organization } = {}) {
      const entity = getEntity(state, entityId);
      const active = findActiveConnection(state, entityId);
      if (active && status !== 'disconnected') {
        throw new Error(
          `Entity "${entityId}" already has an active connection to "${active.platform}". ` +
            'It can have only one.',
        );
      }
      checkOrganization(platform, organization);
      return createSnapshot(state, addConnection(state, entity, platform, status, organization));
    },
    authorize(id, platform, { organization } = {}) {
      const record = getPending(id);
      if (platform !== undefined && record.platform !== null && platform !== record.platform) {
        throw new Error(
          `Connection "${id}" is for "${record.platform}", so nobody can choose "${platform}" on ` +
            'its pages. Leave out the platform, or create a connection for the other one.',
        );
      }
      const { progress } = record;
      const chosen = platform ?? progress.platform ?? DEFAULT_PLATFORM;
      checkOrganization(record.platform ?? chosen, organization);
      if (platform !== undefined) progress.platform = platform;
      progress.organization = organization ?? progress.organization;
      finishAuthorization(state, record);
      return createSnapshot(state, record);
    },
    deny(id) {
      const record = getPending(id);
      cancelAuthorization(state, record);
      return createSnapshot(state, record);
    },
    deauthorize(id) {
      const record = getConnection(state, id, 'connected');
      endConnection(state, record, 'deauthorized');
      return createSnapshot(state, record);
    },
    setStatus(id, status, { after = 0 } = {}) {
      const record = getConnection(state, id);
      scheduleStatus(state, record, status, after);
      return createSnapshot(state, record);
    },
    setPages({ coop = state.pages.coop, returnUrl = state.pages.returnUrl }) {
      state.pages = { coop, returnUrl: normalizeReturnUrl(returnUrl) };
    },

    issueToken(entityId, { expiresIn } = {}) {
      return addToken(state, entityId ? getEntity(state, entityId).id : null, expiresIn);
    },
    expireTokens() {
      for (const token of state.tokens.values()) token.expiresAt = -Infinity;
    },

    advance(milliseconds) {
      advanceClock(state, milliseconds);
    },
    fail(rule) {
      checkRule(rule, new URL(config.baseUrl).pathname.replace(/\/$/, ''));
      const entry = { rule, timesLeft: rule.times ?? 1 };
      state.rules.push(entry);
      return () => {
        state.rules = state.rules.filter((candidate) => candidate !== entry);
      };
    },
    failNextPull(message = 'The accounting system did not answer.') {
      if (message.trim() === '') {
        throw new Error(
          'A pull cannot fail with an empty message. Pass a message, or nothing for a default one.',
        );
      }
      state.nextPullError = message;
    },
    setPushProblems(problems) {
      state.pushProblems.push({ at: getNow(state), problems: checkPushProblems(problems) });
    },
    failNextPush(errors = { message: 'The accounting system refused the object.' }) {
      if (errors === null) {
        throw new Error(
          'A push fails only with errors. Pass anything but null, or nothing for a message.',
        );
      }
      state.nextPushErrors = errors;
    },
    reset() {
      dropDeliveries(state.outbox);
      Object.assign(state, createInitialState(config));
    },
  };
  return sandbox;
}
