import type { Hono } from 'hono';
import { addToken } from '../state/addToken.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import type { ApiEnv } from './ApiEnv.ts';
import { ApiProblem } from './ApiProblem.ts';
import { createValidationProblem } from './createValidationProblem.ts';
import { isUuid } from './isUuid.ts';
import { readJson } from './readJson.ts';
import { readText } from './readText.ts';

const FIELDS = ['grant_type', 'client_id', 'client_secret', 'entity_user_id'];

/** Adds `POST /auth/token`, which issues a token for the partner or for a user of an entity. */
export function addTokenRoute(app: Hono<ApiEnv>, state: SandboxState): void {
  app.post('/auth/token', async (context) => {
    const { config } = state;
    const body = await readJson(context);
    const unknown = Object.keys(body).find((name) => !FIELDS.includes(name));
    if (unknown !== undefined) {
      throw createValidationProblem(
        ['body', unknown],
        'extra fields not permitted',
        'value_error.extra',
      );
    }
    const grantType = readText(body, 'grant_type');
    if (grantType !== 'client_credentials' && grantType !== 'entity_user') {
      throw createValidationProblem(
        ['body', 'grant_type'],
        "value is not a valid enumeration member; permitted: 'client_credentials', 'entity_user'",
        'type_error.enum',
      );
    }
    const clientId = readText(body, 'client_id');
    if (clientId !== config.clientId && !isUuid(clientId)) {
      throw createValidationProblem(
        ['body', 'client_id'],
        'value is not a valid uuid',
        'type_error.uuid',
      );
    }
    const clientSecret = readText(body, 'client_secret');
    const userId = grantType === 'entity_user' ? readText(body, 'entity_user_id') : null;
    if (clientId !== config.clientId || clientSecret !== config.clientSecret) {
      throw new ApiProblem(401, 'The client id or the client secret is wrong.');
    }
    const user = config.entities.find((entity) => entity.userId === userId);
    if (userId !== null && !user) throw new ApiProblem(404, `There is no entity user ${userId}.`);
    return context.json({
      access_token: addToken(state, user?.id ?? null),
      token_type: 'Bearer',
      expires_in: config.tokenLifetime,
    });
  });
}
