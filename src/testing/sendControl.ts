const TIMEOUT = 10_000;

/** Sends one call of the control API. @throws Error with the reason if it fails */
export async function sendControl<Answer>(
  send: (input: string, init: RequestInit) => Promise<Response>,
  method: 'GET' | 'POST',
  url: string,
  body?: object,
): Promise<Answer> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Error(
      `"${url}" is not an http: address. Pass the address that the command prints, such as ` +
        '"http://127.0.0.1:4010/control".',
    );
  }
  const content = body && { body: JSON.stringify(body) };
  let text: string;
  let status: number;
  try {
    const response = await send(url, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...content,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    throw new Error(
      `The sandbox does not answer at ${url}. Start it with ` +
        '`npx react-accounting-connect sandbox --control`, and pass the address that it prints.',
      { cause: error },
    );
  }
  const answer = parse(text);
  if (status === 200 && answer !== undefined) return answer;
  const reason: unknown =
    answer?.error?.message ?? `the answer is ${status}, ${text.slice(0, 200)}`;
  throw new Error(`The sandbox refused ${method} ${url}: ${String(reason)}`);
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
