// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../sandbox/createSandbox.ts';
import { createPartnerTokenSource } from './createPartnerTokenSource.ts';

const PARTNER = { type: 'client_credentials' } as const;

describe('createPartnerTokenSource()', () => {
  it('keeps the token of the partner apart from those of entity users', async () => {
    const sandbox = createSandbox();
    const { clientId, clientSecret, baseUrl: apiUrl, fetch, entities } = sandbox;
    const tokens = createPartnerTokenSource({ clientId, clientSecret, apiUrl, fetch });
    const user = { type: 'entity_user', entityUserId: entities[0]?.userId ?? '' } as const;

    const [partner, own, partnerAgain] = await Promise.all([
      tokens.get(PARTNER),
      tokens.get(user),
      tokens.get(PARTNER),
    ]);

    expect(partnerAgain).toBe(partner);
    expect(own.accessToken).not.toBe(partner.accessToken);
    expect(sandbox.requests.map(({ body }) => body)).toMatchObject([
      { grant_type: 'client_credentials' },
      { grant_type: 'entity_user', entity_user_id: user.entityUserId },
    ]);
    expect(sandbox.requests[0]?.body).not.toHaveProperty('entity_user_id');
  });

  it('keeps no more tokens than it has room for, the oldest leaving first', async () => {
    const send = vi.fn<typeof fetch>(async () =>
      Response.json({ access_token: 't', token_type: 'Bearer', expires_in: 1800 }),
    );
    const tokens = createPartnerTokenSource({ clientId: 'c', clientSecret: 's', fetch: send });
    const get = (index: number) =>
      tokens.get({ type: 'entity_user', entityUserId: `user-${index}` });
    for (let index = 0; index < 10_000; index += 1) {
      // oxlint-disable-next-line no-await-in-loop -- the first has to be the oldest
      await get(index);
    }
    await get(0);
    expect(send).toHaveBeenCalledTimes(10_000);

    await get(10_000);
    await get(10_000);
    expect(send).toHaveBeenCalledTimes(10_001);
    await get(0);
    expect(send).toHaveBeenCalledTimes(10_002);
  });
});
