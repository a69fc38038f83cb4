import { waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderHookWithSandbox } from '../../test/renderHookWithSandbox.tsx';
import type { SandboxSetup } from '../../test/renderWithSandbox.tsx';
import type { ConsentRecord } from '../engine/consent/ConsentRecord.ts';
import { de } from '../messages/locales/de.ts';
import { useConnect } from './useConnect.ts';
import { useConsent } from './useConsent.ts';

const useBoth = () => ({ ...useConsent(), connecting: useConnect() });

async function setUp(setup: SandboxSetup = {}) {
  const onConsent = vi.fn((_record: ConsentRecord): void | Promise<void> => undefined);
  const consent = { version: '2026-11', onConsent };
  const provider = { consent, ...setup.provider };
  const view = renderHookWithSandbox(useBoth, { ...setup, provider });
  await view.settle();
  return { ...view, onConsent };
}

describe('useConsent', () => {
  it('asks for nothing if the provider does not', async () => {
    const { result, settle } = await setUp({ provider: { consent: undefined } });
    expect(result.current.needsConsent('xero')).toBe(false);
    await settle(async () => expect(await result.current.agree('Yes', 'xero')).toBe('ignored'));
    await settle(() => result.current.connecting.connect('xero'));
    expect(result.current.connecting.phase).toBe('awaiting_authorization');
  });

  it('opens the window in the click that agrees and connects, and forgets the used consent', async () => {
    const { result, settle, onConsent, windows, sandbox } = await setUp({
      provider: { locale: de },
    });
    expect(result.current).toMatchObject({ phase: 'idle', record: null, error: undefined });
    expect(result.current.needsConsent('xero')).toBe(true);
    await settle(() => {
      void result.current.agree('Wir rufen Rechnungen ab.', 'xero');
      void result.current.connecting.connect('xero');
      expect(windows).toHaveLength(1);
    });
    await waitFor(() => expect(result.current.connecting.phase).toBe('awaiting_authorization'));
    expect(onConsent.mock.calls).toEqual([
      [
        {
          text: 'Wir rufen Rechnungen ab.',
          locale: 'de',
          version: '2026-11',
          consentedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          platform: 'xero',
          entityId: sandbox.entityId,
        },
      ],
    ]);
    expect(result.current).toMatchObject({ phase: 'idle', record: null });
  });

  it('keeps a consent until the person connects', async () => {
    const { result, settle, onConsent } = await setUp();
    await settle(() => result.current.agree('Yes', 'xero'));
    expect(result.current).toMatchObject({ phase: 'agreed', record: { platform: 'xero' } });
    expect(result.current.record).toEqual(onConsent.mock.calls[0]?.[0]);
    expect(result.current.needsConsent('xero')).toBe(false);
    expect(result.current.needsConsent('freeagent')).toBe(true);
  });

  it('says why the record was not stored', async () => {
    const { result, settle, onConsent, getCalls } = await setUp();
    onConsent.mockRejectedValueOnce(new Error('down'));
    await settle(() => result.current.agree('Yes', 'xero'));
    expect(result.current).toMatchObject({ phase: 'failed', error: { code: 'server_error' } });
    await settle(() => result.current.connecting.connect('xero'));
    expect(result.current.connecting.error?.code).toBe('consent_required');
    expect(getCalls('POST')).toEqual([]);
  });

  it('needs a consent for a switch, and none to connect again where access was lost', async () => {
    const { result } = await setUp({ connection: 'connected' });
    expect(result.current.needsConsent('xero', { replace: true })).toBe(false);
    expect(result.current.needsConsent('freeagent', { replace: true })).toBe(true);

    const lost = await setUp({ connection: 'deauthorized' });
    expect(lost.result.current.needsConsent()).toBe(false);
  });

  it('uses the newest onConsent, and a new version asks again', async () => {
    const { result, settle, update, onConsent } = await setUp();
    const next = vi.fn();
    update({ consent: { version: '2026-11', onConsent: next } });
    await settle(() => result.current.agree('Yes', 'xero'));
    expect(onConsent).not.toHaveBeenCalled();
    expect(next).toHaveBeenCalledTimes(1);

    update({ consent: { version: '2026-12', onConsent: next } });
    expect(result.current.needsConsent('xero')).toBe(true);
    await settle(() => result.current.connecting.connect('xero'));
    expect(result.current.connecting.error?.code).toBe('consent_required');
  });
});
