import type { PlatformSample } from '../books/PlatformSample.ts';
import type { ConnectionRecord } from '../state/ConnectionRecord.ts';
import type { SandboxConfig } from '../state/SandboxConfig.ts';

/** What every page of an authorization is made from. */
export interface PageContext {
  readonly config: SandboxConfig;
  readonly record: ConnectionRecord;
  readonly sample: PlatformSample;
  /** The address of the first page, without the origin. */
  readonly path: string;
}
