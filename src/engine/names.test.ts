import { describe, expect, it, vi } from 'vitest';
import { getConnectLock } from './names.ts';

const getLock = (apiUrl: string) => getConnectLock({ apiUrl, entityId: 'e1' });

describe('the names of locks, channels and storage', () => {
  it('are the same for two spellings of one address', () => {
    vi.stubGlobal('location', { origin: 'https://app.test' });
    const spellings = ['/api', '/api/', 'https://app.test/api', 'https://app.test/api//'];
    expect(new Set(spellings.map(getLock)).size).toBe(1);
  });

  it('differ for two APIs', () => {
    vi.stubGlobal('location', { origin: 'https://app.test' });
    const addresses = ['/api', '/other', 'https://app.test.evil/api', 'https://api.test/api'];
    expect(new Set(addresses.map(getLock)).size).toBe(4);
  });
});
