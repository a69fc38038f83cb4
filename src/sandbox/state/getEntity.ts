import type { SandboxEntity } from '../SandboxEntity.ts';
import type { SandboxState } from './SandboxState.ts';

/** The entity with this id. @throws Error if there is none */
export function getEntity(state: SandboxState, id: string): SandboxEntity {
  const entity = state.config.entities.find((candidate) => candidate.id === id);
  if (!entity) {
    const ids = state.config.entities.map((candidate) => candidate.id).join(', ');
    throw new Error(`The sandbox has no entity "${id}". It has: ${ids}.`);
  }
  return entity;
}
