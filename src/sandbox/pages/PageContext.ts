import type { PlatformSample } from '../books/PlatformSample.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import type { SandboxConfig } from '../state/SandboxConfig.ts';

/** The data that every page of an authorization needs. */
export interface PageContext {
  readonly config: SandboxConfig;
  readonly record: ConnectionRecord;
  readonly sample: PlatformSample;
  /** The path of the first page. */
  readonly path: string;
}
