import type { SandboxEntity } from '../SandboxEntity.ts';
import type { TokenRecord } from '../state/SandboxState.ts';

/** How one call through `fetch` went, beside its answer. */
export interface CallContext {
  signal: AbortSignal | undefined;
  /** The answer must not arrive. */
  isLost: boolean;
}

/** What the API's handlers hand on to each other. */
export interface ApiEnv {
  Bindings: CallContext;
  Variables: {
    token: TokenRecord;
    entity: SandboxEntity;
  };
}
