/** The key under which WebDriver passes elements. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** An element of a page, as WebDriver passes it. */
export interface WebElement {
  [ELEMENT]: string;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

interface Reply {
  value: null | { error?: string; message?: string };
}

/** How long a command can take, in milliseconds. */
const COMMAND_TIMEOUT = 30_000;

/** How long a browser can take to start. */
const START_TIMEOUT = 20_000;

/** A question that meets a navigation can stay without an answer. It is then asked again. */
const QUESTION_TIMEOUT = 5_000;

async function send<Value>(
  url: string,
  method: string,
  body?: object,
  timeout = COMMAND_TIMEOUT,
): Promise<Value> {
  const response = await fetch(url, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeout),
  });
  const text = await response.text();
  if (!response.ok) {
    const { value }: Reply = JSON.parse(text);
    throw new Error(`${method} ${new URL(url).pathname}: ${value?.error}: ${value?.message}`);
  }
  const { value }: { value: Value } = JSON.parse(text);
  return value;
}

/** A browser that is driven over WebDriver, a W3C standard of commands in JSON over HTTP. */
export class WebDriver {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  /** Opens a new browser with a profile of its own. */
  static async open(driverUrl: string, capabilities: object): Promise<WebDriver> {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const start = () =>
      send<{ sessionId: string }>(`${driverUrl}/session`, 'POST', body, START_TIMEOUT);
    // On a busy machine, a browser may hang while it starts.
    const session = await start().catch(start);
    return new WebDriver(`${driverUrl}/session/${session.sessionId}`);
  }

  #get<Value>(path: string): Promise<Value> {
    return send(this.#url + path, 'GET');
  }

  #post<Value>(path: string, body: object = {}): Promise<Value> {
    return send(this.#url + path, 'POST', body);
  }

  /** Closes all windows, and thereby the browser. An old WebKit stays if a window is left. */
  async quit(): Promise<void> {
    for (const handle of await this.getWindows()) {
      // oxlint-disable-next-line no-await-in-loop -- one window after another
      await this.switchTo(handle);
      // oxlint-disable-next-line no-await-in-loop -- one window after another
      await this.closeWindow();
    }
  }

  async goTo(url: string): Promise<void> {
    await this.#post('/url', { url });
  }

  async reload(): Promise<void> {
    await this.#post('/refresh');
  }

  /** Runs a function in the page. It can use nothing but its arguments and the page. */
  evaluate<Args extends readonly (Json | WebElement)[], Value>(
    run: (...args: Args) => Value,
    ...args: Args
  ): Promise<Value> {
    return this.#post('/execute/sync', { script: `return (${run})(...arguments)`, args });
  }

  /** Runs code in the page, whatever the page's Content-Security-Policy allows. */
  async execute(script: string): Promise<void> {
    await this.#post('/execute/sync', { script, args: [] });
  }

  /** Runs a function in the page that returns an element, or `null`. */
  async find<Args extends readonly (Json | WebElement)[]>(
    run: (...args: Args) => Element | null,
    ...args: Args
  ): Promise<WebElement | null> {
    const script = `return (${run})(...arguments)`;
    return send(`${this.#url}/execute/sync`, 'POST', { script, args }, QUESTION_TIMEOUT);
  }

  async click(element: WebElement): Promise<void> {
    await this.#post(`/element/${element[ELEMENT]}/click`);
  }

  async type(element: WebElement, text: string): Promise<void> {
    await this.#post(`/element/${element[ELEMENT]}/value`, { text });
  }

  /** Returns all windows and tabs, in any order. */
  getWindows(): Promise<string[]> {
    return this.#get('/window/handles');
  }

  getWindow(): Promise<string> {
    return this.#get('/window');
  }

  async switchTo(handle: string): Promise<void> {
    await this.#post('/window', { handle });
  }

  /** Closes the current window. */
  async closeWindow(): Promise<void> {
    await send(`${this.#url}/window`, 'DELETE');
  }
}
