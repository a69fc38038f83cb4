import type { PlatformAuthorization } from '../../api/Platform.ts';
import type { Trade } from './TRADES.ts';

/** The data of an accounting system in the sandbox, and how a person signs in to it. */
export interface PlatformSample {
  readonly name: string;
  readonly authorization: PlatformAuthorization;
  /** The organizations a person can choose from. */
  readonly organizations: readonly [string, ...string[]];
  readonly trade: Trade;
  /** The prefix of its invoice numbers. */
  readonly invoicePrefix: string;
}
