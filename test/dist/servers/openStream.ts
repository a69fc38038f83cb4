import { PROXY } from './setUpServer.ts';
import type { Person } from './setUpServer.ts';

/** An update stream, as a page reads it. */
export interface OpenStream {
  response: Response;
  /** Everything that has arrived. */
  getText: () => string;
  /** Resolves when the stream is over: `true` if the server has ended it, `false` if it broke. */
  ended: Promise<boolean>;
  leave: () => void;
}

/** Opens the update stream of one instance. */
export async function openStream(url: string, { entityId, headers }: Person): Promise<OpenStream> {
  const page = new AbortController();
  const response = await fetch(`${url}${PROXY}/updates?entity_id=${entityId}`, {
    headers,
    signal: page.signal,
  });
  let text = '';
  const read = async () => {
    for await (const piece of response.body ?? []) text += Buffer.from(piece).toString();
  };
  const ended = read().then(
    () => true,
    () => false,
  );
  return { response, getText: () => text, ended, leave: () => page.abort() };
}
