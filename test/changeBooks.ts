import type { Sandbox } from '../src/sandbox/Sandbox.ts';

/** Somebody connects other books elsewhere, in place of the current ones. Returns the new id. */
export function changeBooks(sandbox: Sandbox, organization = 'Harbor Lane Coffee Ltd'): string {
  for (const { id, status } of sandbox.connections) {
    if (status !== 'disconnected') sandbox.setStatus(id, 'disconnected');
  }
  return sandbox.connect(sandbox.entityId, 'xero', 'connected', { organization }).id;
}
