import type { PageCounts } from './countResources.ts';
import type { FakeAnswers, FakeApiCounts } from './createFakeApi.ts';
import type { RenderCounts } from './RenderCounter.tsx';

/** What the page renders. Plain data, because it comes from Node. */
export interface Scene {
  /** One provider for each id. Ids may repeat. */
  entityIds: readonly string[];
  /** The component in each provider. `mixed` alternates between the small components. */
  part: 'status' | 'button' | 'widget' | 'mixed';
  /** @default 1 */
  partsPerProvider?: number;
  /** The provider's `platforms`. */
  platforms?: readonly string[];
  /** The fake API inside the page, which replaces the sandbox. */
  fake?: FakeAnswers;
}

/** Milliseconds until every part shows an answer. `Infinity` after the deadline. */
export interface ShowTimes {
  sinceRender: number;
  /** From the first answer of the fake API. */
  sinceAnswer: number;
}

export interface PickerTime {
  /** From the click until the list is painted. `Infinity` after the deadline. */
  milliseconds: number;
  items: number;
}

export interface LogScroll {
  requests: number;
  /** The rows that are in the page at the end. */
  rows: number;
  /** How many tasks took more than 50 ms, and the longest of them in milliseconds. */
  longTasks: number;
  longest: number;
}

/** The functions that the benchmark calls in its page. */
export interface PageBench {
  /** Renders the scene and waits until everything is painted. */
  show: (scene: Scene, deadline?: number) => Promise<ShowTimes>;
  /** Changes the connection that the fake API answers with. */
  setStatus: (status: string) => void;
  /** Calls `refresh()` of the first provider. */
  refresh: () => void;
  /** Returns the milliseconds until every part shows this status. */
  waitForStatus: (status: string, deadline?: number) => Promise<number>;
  /** Refreshes repeatedly, and waits until the page is idle after each answer. */
  poll: (times: number, hasNews: boolean) => Promise<void>;
  /** Mounts and unmounts the scene repeatedly, and leaves it unmounted. */
  remount: (times: number) => Promise<void>;
  /** Dispatches `focus` on the window. */
  wakeUp: (times: number, interval: number) => Promise<void>;
  /** Times the next click. */
  timePicker: (deadline?: number) => Promise<PickerTime>;
  /** Shows the sync log of a business with so many invoices. Returns the requests for records. */
  showLog: (total: number) => Promise<number>;
  /** Scrolls through so many pages of the log. */
  scrollLog: (pages: number) => Promise<LogScroll>;
  /** Unmounts everything. */
  clear: () => void;
  getCounts: () => PageCounts;
  getRenders: () => RenderCounts;
  getApiCounts: () => FakeApiCounts;
}

declare global {
  interface Window {
    bench: PageBench;
  }
}
