import type { Context, Hono } from 'hono';
import type { ResourceType } from '../../api/Pull.ts';
import { getPlatformSample } from '../books/getPlatformSample.ts';
import { formatTimestamp } from '../lib/formatTimestamp.ts';
import { addConnection } from '../state/addConnection.ts';
import { addPulls } from '../state/addPulls.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import { endConnection } from '../state/endConnection.ts';
import { findActiveConnection } from '../state/findActiveConnection.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { settleConnection } from '../state/settleConnection.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { ApiProblem } from './ApiProblem.ts';
import { createConnectionBody } from './createConnectionBody.ts';
import { createValidationProblem } from './createValidationProblem.ts';
import { readId } from './readId.ts';
import { readJson } from './readJson.ts';
import { readText } from './readText.ts';

const PATH = '/accounting_connections';
const RESOURCE_TYPES: readonly ResourceType[] = ['receivables', 'line_items'];

/** Adds all calls on connections. */
export function addConnectionRoutes(app: Hono<ApiEnv>, state: SandboxState): void {
  /** A connection of another entity counts as unknown. */
  const find = (context: Context<ApiEnv>): ConnectionRecord => {
    const id = readId(context);
    const record = state.connections.find(
      (candidate) => candidate.id === id && candidate.entity.id === context.var.entity.id,
    );
    if (!record) throw new ApiProblem(404, `There is no accounting connection ${id}.`);
    return settleConnection(state, record);
  };

  /** Reads the platform of a new connection. `null` if the person chooses it while signing in. */
  async function readPlatform(context: Context<ApiEnv>): Promise<string | null> {
    if (context.var.version !== '2023-03-14') {
      if ((await context.req.text()) === '') return null;
      throw createValidationProblem(['body'], 'this call takes no body', 'value_error.extra');
    }
    const platform = readText(await readJson(context), 'platform');
    if (state.config.platforms.includes(platform)) return platform;
    throw createValidationProblem(
      ['body', 'platform'],
      'value is not a valid enumeration member',
      'type_error.enum',
    );
  }

  app.get(PATH, (context) =>
    context.json({
      data: state.connections
        .filter((record) => record.entity.id === context.var.entity.id)
        .map((record) => createConnectionBody(state, record, context.var.version)),
    }),
  );

  app.post(PATH, async (context) => {
    const { entity, version } = context.var;
    const platform = await readPlatform(context);
    const active = findActiveConnection(state, entity.id);
    if (active) {
      const name = active.platform === null ? '' : ` to ${getPlatformSample(active.platform).name}`;
      throw new ApiProblem(
        409,
        `The entity already has an accounting connection${name} ` +
          `(${active.id}, ${active.status}). Disconnect it before connecting another.`,
      );
    }
    const record = addConnection(state, entity, platform, 'pending_auth');
    return context.json(createConnectionBody(state, record, version), 201);
  });

  app.get(`${PATH}/:id`, (context) =>
    context.json(createConnectionBody(state, find(context), context.var.version)),
  );

  app.post(`${PATH}/:id/sync`, (context) => {
    const record = find(context);
    requireConnected(record);
    addPulls(state, record, RESOURCE_TYPES);
    return context.json({ message: 'The sync has started.' }, 202);
  });

  app.post(`${PATH}/:id/data_pulls`, (context) => {
    const record = find(context);
    const resourceType = context.req.query('resource_type');
    const resourceTypes = RESOURCE_TYPES.filter(
      (type) => resourceType === undefined || resourceType === type,
    );
    if (resourceTypes.length === 0) {
      throw createValidationProblem(
        ['query', 'resource_type'],
        "value is not a valid enumeration member; permitted: 'receivables', 'line_items'",
        'type_error.enum',
      );
    }
    requireConnected(record);
    return context.json({
      data: addPulls(state, record, resourceTypes).map((pull) => ({
        id: pull.id,
        connection_id: record.id,
        resource_type: pull.resourceType,
        status: 'queued',
        requested_at: formatTimestamp(pull.requestedAt),
        errors: null,
      })),
    });
  });

  app.post(`${PATH}/:id/disconnect`, (context) => {
    const record = find(context);
    if (record.status === 'disconnected') {
      throw new ApiProblem(409, 'The accounting connection is already disconnected.');
    }
    endConnection(state, record, 'disconnected');
    return context.json(createConnectionBody(state, record, context.var.version));
  });
}

function requireConnected({ status }: ConnectionRecord): void {
  if (status === 'connected') return;
  throw new ApiProblem(409, `The connection is ${status}, so it cannot be pulled.`);
}
