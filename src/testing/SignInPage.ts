/** What the steps need of an element. A `Locator` of Playwright has it. */
export interface SignInElement {
  click(): Promise<void>;
  check(): Promise<void>;
  fill(text: string): Promise<void>;
  count(): Promise<number>;
  nth(index: number): SignInElement;
  allTextContents(): Promise<string[]>;
}

/** What the steps need of a page. A `Page` of Playwright has it. */
export interface SignInPage {
  url(): string;
  isClosed(): boolean;
  locator(selector: string): SignInElement;
  waitForURL(url: (url: URL) => boolean): Promise<void>;
}
