import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createWebhookHandler } from './createWebhookHandler.ts';
import { verifyMoniteSignature } from './verifyMoniteSignature.ts';
import type { MoniteSignatureOptions } from './verifyMoniteSignature.ts';

const SECRET = 'whsec_the-secret';
/** Seconds since 1970. */
const TIME = 1_710_139_795;
const BODY = '{"id":"event-1","entity_id":"entity-a","object_type":"accounting_connection"}';

const sign = (body = BODY, secret = SECRET, time: number | string = TIME) =>
  createHmac('sha256', secret).update(`${time}.${body}`, 'utf8').digest('hex');

const GOOD = sign();
const WRONG = sign(BODY, 'guess');

function verify(
  header: string | null,
  {
    secret = SECRET,
    body = BODY,
    ...options
  }: MoniteSignatureOptions & { secret?: string; body?: string } = {},
) {
  const headers = new Headers(header === null ? {} : { 'Monite-Signature': header });
  return verifyMoniteSignature({ headers, body, secret }, { now: TIME * 1000, ...options });
}

afterEach(() => {
  vi.useRealTimers();
});

describe('verifyMoniteSignature()', () => {
  it('accepts a signature that another program has computed', async () => {
    // printf '1710139795.{"id":"événement"}' | openssl dgst -sha256 -hmac 'whsec_clé'
    const signature = 'ee67decd0caa299131956b92947bc231012e0ebf067f6219d3d94128a99eae90';
    expect(
      await verify(`t=1710139795,v1=${signature}`, {
        secret: 'whsec_clé',
        body: '{"id":"événement"}',
      }),
    ).toBe(true);
  });

  it.each([
    ['of the documented form', `t=${TIME},v1=${GOOD}`],
    ['in another order', `v1=${GOOD},t=${TIME}`],
    ['with spaces and tabs between its parts', ` t=${TIME} ,\t v1=${GOOD} `],
    ['with digits in upper case', `t=${TIME},v1=${GOOD.toUpperCase()}`],
    ['with several v1, of which the last matches', `t=${TIME},v1=${WRONG},v1=,v1=x,v1=${GOOD}`],
    ['with several v1, of which the first matches', `t=${TIME},v1=${GOOD},v1=${WRONG}`],
    ['with unknown and empty parts', `v0=${WRONG},,t=${TIME},tt=1,v1=${GOOD},v2=a=b,v1,,`],
  ])('accepts a header %s', async (_, header) => {
    expect(await verify(header)).toBe(true);
  });

  it('accepts parts that arrive in two headers', async () => {
    const headers = new Headers([
      ['monite-signature', `t=${TIME}`],
      ['MONITE-SIGNATURE', `v1=${GOOD}`],
    ]);
    expect(
      await verifyMoniteSignature({ headers, body: BODY, secret: SECRET }, { now: TIME * 1000 }),
    ).toBe(true);
  });

  it.each([
    ['that is missing', null],
    ['that is empty', ''],
    ['of garbage', '\u00FF=,=;,,{"t":1}'],
    ['without v1', `t=${TIME}`],
    ['without t', `v1=${GOOD}`],
    ['whose signature does not match', `t=${TIME},v1=${WRONG}`],
    ['with an empty v1', `t=${TIME},v1=`],
    ['whose signature is too short', `t=${TIME},v1=${GOOD.slice(2)}`],
    ['whose signature is one digit too long', `t=${TIME},v1=${GOOD}0`],
    ['whose signature is one byte too long', `t=${TIME},v1=${GOOD}00`],
    ['whose signature has another character', `t=${TIME},v1=${GOOD.slice(1)}g`],
    ['whose signature is in base64', `t=${TIME},v1=${Buffer.from(GOOD, 'hex').toString('base64')}`],
    ['whose signature is quoted', `t=${TIME},v1="${GOOD}"`],
    ['of another scheme', `t=${TIME},v0=${GOOD}`],
    ['with V1 in upper case', `t=${TIME},V1=${GOOD}`],
    ['with T in upper case', `T=${TIME},v1=${GOOD}`],
    ['with spaces around an equals sign', `t = ${TIME},v1 = ${GOOD}`],
    ['with semicolons', `t=${TIME};v1=${GOOD}`],
    ['with the same t twice', `t=${TIME},t=${TIME},v1=${GOOD}`],
    ['with two t, the first of them signed', `t=${TIME},t=${TIME + 1},v1=${GOOD}`],
    ['with two t, the last of them signed', `t=x,t=${TIME},v1=${GOOD}`],
    ['with the signature of the sandbox of earlier builds', `sha256=${GOOD}`],
    ['whose parts fill 1001 characters', `t=${TIME},v1=${GOOD},`.padEnd(1001, 'x')],
    ['of a megabyte', `t=${TIME},v1=${GOOD},${`v1=${WRONG},`.repeat(15_000)}`],
  ])('refuses a header %s', async (_, header) => {
    expect(await verify(header)).toBe(false);
  });

  it('accepts a header of 1000 characters', async () => {
    expect(await verify(`t=${TIME},v1=${GOOD},`.padEnd(1000, 'x'))).toBe(true);
  });

  it.each([
    '',
    '-1',
    '+5',
    '1e9',
    '0x10',
    '1.5',
    ' 1',
    '\u00B2',
    'NaN',
    'Infinity',
    '1'.repeat(13),
  ])('refuses the time "%s" at any tolerance, even if the time is signed', async (time) => {
    const header = `t=${time},v1=${sign(BODY, SECRET, time)}`;
    expect(await verify(header, { tolerance: Infinity })).toBe(false);
  });

  it('covers every character of the time, the body and the signature', async () => {
    const headers = [...`t=${TIME},v1=${GOOD}`].map((character, index, all) =>
      all.with(index, character === '7' ? '8' : '7').join(''),
    );
    const bodies = [...BODY].map((_, index, all) => all.toSpliced(index, 1).join(''));
    const results = await Promise.all([
      ...headers.map((header) => verify(header, { tolerance: Infinity })),
      ...bodies.map((body) => verify(`t=${TIME},v1=${GOOD}`, { body })),
      verify(`t=${TIME},v1=${GOOD}`, { body: `${BODY}\n` }),
      verify(`t=${TIME},v1=${GOOD}`, { body: `\uFEFF${BODY}` }),
    ]);
    expect(results.length).toBeGreaterThan(150);
    expect(results).not.toContain(true);
  });

  it('does not let the time and the body shift into each other', async () => {
    const signature = sign('2.x', SECRET, 1);
    expect(await verify(`t=1,v1=${signature}`, { body: '2.x', tolerance: Infinity })).toBe(true);
    for (const [time = '', body = ''] of [
      ['1.2', 'x'],
      ['12', '.x'],
      ['', '1.2.x'],
    ]) {
      expect(
        // oxlint-disable-next-line no-await-in-loop -- three short calls
        await verify(`t=${time},v1=${signature}`, { body, tolerance: Infinity }),
      ).toBe(false);
    }
  });

  it('signs the time as it is written', async () => {
    const header = `t=0${TIME},v1=${sign(BODY, SECRET, `0${TIME}`)}`;
    expect(await verify(header)).toBe(true);
    expect(await verify(`t=0${TIME},v1=${GOOD}`)).toBe(false);
  });

  it.each([
    [0, undefined, true],
    [300, undefined, true],
    [-300, undefined, true],
    [300.001, undefined, false],
    [-300.001, undefined, false],
    [1e9, undefined, false],
    [10, 10, true],
    [-10, 10, true],
    [11, 10, false],
    [0, 0, true],
    [1, 0, false],
    [1e9, Infinity, true],
    [0, -1, false],
    [0, Number.NaN, false],
    [Number.NaN, undefined, false],
  ])('at %s s after the signature, with a tolerance of %s: %s', async (age, tolerance, result) => {
    const now = (TIME + age) * 1000;
    expect(await verify(`t=${TIME},v1=${GOOD}`, { now, tolerance })).toBe(result);
  });

  it("uses this computer's clock", async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: TIME * 1000 });
    const header = `t=${TIME},v1=${GOOD}`;
    expect(await verify(header, { now: undefined })).toBe(true);
    vi.setSystemTime((TIME + 301) * 1000);
    expect(await verify(header, { now: undefined })).toBe(false);
  });

  it.each(['', ' ', '\n', '\u3000'])('never accepts the empty secret "%s"', async (secret) => {
    // Node computes this signature, with an empty key too.
    expect(await verify(`t=${TIME},v1=${sign(BODY, secret)}`, { secret })).toBe(false);
  });

  it.each(['the-secret', ` ${SECRET}`, `${SECRET}\n`, SECRET.toUpperCase(), 'whsec_'])(
    'does not take the secret "%s" for the real one',
    async (secret) => {
      expect(await verify(`t=${TIME},v1=${GOOD}`, { secret })).toBe(false);
    },
  );
});

describe('createWebhookHandler({ verify: verifyMoniteSignature })', () => {
  const setUp = (secret: string | readonly (string | undefined)[] | undefined) => {
    const onEvent = vi.fn<(event: unknown) => void>();
    const handle = createWebhookHandler({
      secret,
      verify: verifyMoniteSignature,
      onEvent,
      onError: () => {},
    });
    const deliver = async (signedWith: string, body: BodyInit = BODY, signed = BODY) => {
      const time = Math.floor(Date.now() / 1000);
      const signature = createHmac('sha256', signedWith).update(`${time}.${signed}`).digest('hex');
      const response = await handle(
        new Request('https://partner.example/webhooks', {
          method: 'POST',
          headers: { 'Monite-Signature': `t=${time},v1=${signature}` },
          body,
        }),
      );
      return response.status;
    };
    return { deliver, onEvent };
  };

  it('accepts a delivery that is signed now, and refuses any other', async () => {
    const { deliver, onEvent } = setUp(SECRET);
    expect(await deliver(SECRET)).toBe(200);
    expect(onEvent).toHaveBeenCalledOnce();
    expect(await deliver('guess')).toBe(401);
    expect(await deliver(SECRET, `${BODY} `)).toBe(401);
    expect(onEvent).toHaveBeenCalledOnce();
  });

  it('accepts the old and the new secret while one is replaced', async () => {
    const { deliver } = setUp([undefined, 'whsec_old', '', 'whsec_new']);
    expect(await deliver('whsec_old')).toBe(200);
    expect(await deliver('whsec_new')).toBe(200);
    expect(await deliver('whsec_other')).toBe(401);
    expect(await deliver('')).toBe(401);
  });

  it.each([[undefined], [''], ['  '], [[]], [[undefined]], [['', ' ', undefined]]])(
    'is not configured with the secret %j',
    async (secret) => {
      const { deliver, onEvent } = setUp(secret);
      expect(await deliver('')).toBe(500);
      expect(onEvent).not.toHaveBeenCalled();
    },
  );

  it('refuses a body that is not UTF-8', async () => {
    const { deliver } = setUp(SECRET);
    const bytes = Uint8Array.from([...Buffer.from(BODY), 0xff]);
    expect(await deliver(SECRET, bytes, `${BODY}\u00FF`)).toBe(401);
  });
});
