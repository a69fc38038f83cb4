import { describe, expect, it } from 'vitest';
import { getWidgetView } from './getWidgetView.ts';
import type { WidgetFacts } from './getWidgetView.ts';

const facts = (changes: Partial<WidgetFacts>): WidgetFacts => ({
  status: 'not_connected',
  hasFailed: false,
  phase: 'idle',
  sight: 'none',
  ...changes,
});

describe('getWidgetView', () => {
  it('loads until the API has answered, and fails only when it has failed', () => {
    expect(getWidgetView(facts({ status: undefined }))).toBe('loading');
    expect(getWidgetView(facts({ status: undefined, hasFailed: true }))).toBe('load_failed');
  });

  it.each(['not_connected', 'pending_auth', 'connected', 'deauthorized', 'disconnected'])(
    'shows what the API says: %s',
    (status) => {
      expect(getWidgetView(facts({ status }))).toBe(status);
    },
  );

  it.each(['creating', 'awaiting_authorization', 'blocked', 'taking_long'] as const)(
    'shows how connecting goes before any status: %s',
    (phase) => {
      expect(getWidgetView(facts({ status: 'pending_auth', phase }))).toBe(phase);
      expect(getWidgetView(facts({ status: 'deauthorized', phase }))).toBe(phase);
    },
  );

  it('goes back to the status when connecting failed', () => {
    expect(getWidgetView(facts({ phase: 'failed' }))).toBe('not_connected');
    expect(getWidgetView(facts({ phase: 'failed', status: 'deauthorized' }))).toBe('deauthorized');
  });

  it('keeps showing what it knew when a later read fails', () => {
    expect(getWidgetView(facts({ status: 'connected', hasFailed: true }))).toBe('connected');
  });

  it('does not call a given-up attempt a disconnected system', () => {
    const canceled = { phase: 'canceled' } as const;
    expect(getWidgetView(facts({ status: 'disconnected', ...canceled }))).toBe('not_connected');
    expect(getWidgetView(facts({ status: 'connected', ...canceled }))).toBe('connected');
  });

  it('keeps what is being given up on the screen until that has ended', () => {
    const canceling = { phase: 'canceling', status: 'pending_auth' } as const;
    expect(getWidgetView(facts({ ...canceling, sight: 'open' }))).toBe('awaiting_authorization');
    expect(getWidgetView(facts({ ...canceling, sight: 'none' }))).toBe('pending_auth');
    expect(getWidgetView(facts({ phase: 'canceling' }))).toBe('creating');
  });

  it.each(['on_hold', 'unknown', 'Connected', ''])(
    'never takes %j for a word it knows',
    (status) => {
      expect(getWidgetView(facts({ status }))).toBe('unknown');
    },
  );
});
