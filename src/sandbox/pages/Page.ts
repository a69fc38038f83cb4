import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of a page, escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** One page, before its frame is put around it. */
export interface Page {
  /** The heading, and the beginning of the window's title. */
  readonly title: string;
  /** What stands in the window's title before the heading. */
  readonly titlePrefix?: string;
  /** What the page pretends to be. */
  readonly platformName?: string;
  /** Counted from one. */
  readonly progress?: { readonly step: number; readonly steps: number };
  readonly content: Html;
}
