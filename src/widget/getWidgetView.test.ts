import { describe, expect, it } from 'vitest';
import { getWidgetView } from './getWidgetView.ts';
import type { WidgetFacts } from './getWidgetView.ts';

const facts = (changes: Partial<WidgetFacts>): WidgetFacts => ({
  status: 'not_connected',
  hasFailed: false,
  phase: 'idle',
  windowState: 'none',
  hasBooksChange: false,
  ...changes,
});

describe('getWidgetView', () => {
  it('returns loading until the first response, or load_failed if the first read failed', () => {
    expect(getWidgetView(facts({ status: undefined }))).toBe('loading');
    expect(getWidgetView(facts({ status: undefined, hasFailed: true }))).toBe('load_failed');
  });

  it.each(['not_connected', 'pending_auth', 'connected', 'deauthorized', 'disconnected'])(
    'returns the status from the API: %s',
    (status) => {
      expect(getWidgetView(facts({ status }))).toBe(status);
    },
  );

  it('asks about changed books while connected, but not while something takes their place', () => {
    const changed = { status: 'connected', hasBooksChange: true };
    for (const phase of ['idle', 'connected', 'failed', 'canceled', 'blocked'] as const) {
      expect(getWidgetView(facts({ ...changed, phase }))).toBe('books_changed');
    }
    expect(getWidgetView(facts({ ...changed, phase: 'creating' }))).toBe('creating');
    expect(getWidgetView(facts({ ...changed, status: 'deauthorized' }))).toBe('deauthorized');
  });

  it.each(['creating', 'awaiting_authorization', 'blocked', 'taking_long'] as const)(
    'prefers the phase of connecting to the status: %s',
    (phase) => {
      expect(getWidgetView(facts({ status: 'pending_auth', phase }))).toBe(phase);
      expect(getWidgetView(facts({ status: 'deauthorized', phase }))).toBe(phase);
    },
  );

  it('returns the status after connecting failed', () => {
    expect(getWidgetView(facts({ phase: 'failed' }))).toBe('not_connected');
    expect(getWidgetView(facts({ phase: 'failed', status: 'deauthorized' }))).toBe('deauthorized');
  });

  it('returns the last known status if a later read fails', () => {
    expect(getWidgetView(facts({ status: 'connected', hasFailed: true }))).toBe('connected');
  });

  it('returns not_connected instead of disconnected after a canceled attempt', () => {
    const canceled = { phase: 'canceled' } as const;
    expect(getWidgetView(facts({ status: 'disconnected', ...canceled }))).toBe('not_connected');
    expect(getWidgetView(facts({ status: 'connected', ...canceled }))).toBe('connected');
  });

  it('keeps the current view while canceling', () => {
    const canceling = { phase: 'canceling', status: 'pending_auth' } as const;
    expect(getWidgetView(facts({ ...canceling, windowState: 'open' }))).toBe(
      'awaiting_authorization',
    );
    expect(getWidgetView(facts({ ...canceling, windowState: 'none' }))).toBe('pending_auth');
    expect(getWidgetView(facts({ phase: 'canceling' }))).toBe('creating');
  });

  it.each(['on_hold', 'unknown', 'Connected', ''])(
    'returns unknown for the status %j',
    (status) => {
      expect(getWidgetView(facts({ status }))).toBe('unknown');
    },
  );
});
