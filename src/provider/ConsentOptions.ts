import type { ReactNode } from 'react';
import type { ConsentRecord } from '../engine/consent/ConsentRecord.ts';

/** Asks people for their consent before they connect. */
export interface ConsentOptions {
  /** The version of your text or terms. It becomes part of the record. */
  version: string;
  /**
   * Your own text, which replaces ours. In a string, line breaks are kept, and `{name}` stands for
   * the name of the accounting software. @default what is read and changed, and until when
   */
  text?: ReactNode;
  /**
   * Stores the record on your server. Called in the click that agrees. Nothing is connected until the
   * returned promise resolves, and nothing at all if it rejects or takes longer than 30 seconds.
   */
  onConsent: (record: ConsentRecord) => void | Promise<void>;
}
