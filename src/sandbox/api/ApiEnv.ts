import type { ApiVersion } from '../../api/VERSIONS.ts';
import type { SandboxEntity } from '../SandboxEntity.ts';
import type { TokenRecord } from '../state/SandboxState.ts';

/** The context of one call through `fetch`. */
export interface CallContext {
  signal: AbortSignal | undefined;
  /** Whether the answer must not arrive. */
  isLost: boolean;
}

/** The types of Hono's context in the API. */
export interface ApiEnv {
  Bindings: CallContext;
  Variables: {
    version: ApiVersion;
    token: TokenRecord;
    entity: SandboxEntity;
  };
}
