import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of escaped HTML. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** One page without its frame. */
export interface Page {
  /** The heading. Also the start of the window's title. */
  readonly title: string;
  /** Goes before the heading in the window's title. */
  readonly titlePrefix?: string;
  /** The accounting system that the page imitates. */
  readonly platformName?: string;
  /** Steps count from 1. */
  readonly progress?: { readonly step: number; readonly steps: number };
  readonly content: Html;
}
