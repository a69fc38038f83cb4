import { STARTING_ROW } from './ROWS.ts';
import { startSite } from './startSite.ts';
import type { Lab } from './startSite.ts';

export interface StartResult {
  tokenRequests: number;
  /** What a process reported first, such as a Redis that did not answer in time. */
  firstError: string | undefined;
}

/**
 * Calls all processes of a server at once, none of which has a token yet.
 *
 * @throws Error if a call fails
 */
export async function measureStart(lab: Lab): Promise<StartResult> {
  const { sandbox, servers, target, stop } = await startSite(STARTING_ROW, lab);
  try {
    await sandbox.ask('delayTokens');
    const headers = target.requests[0]?.headers ?? {};
    const answers = await Promise.all(
      target.urls.map((url) => fetch(url, { headers, signal: AbortSignal.timeout(20_000) })),
    );
    const failed = answers.find(({ ok }) => !ok);
    if (failed) throw new Error(`A process that had just started answered ${failed.status}.`);
    const reports = await Promise.all(servers.map((server) => server.ask('measure')));
    return {
      tokenRequests: await sandbox.ask('countTokenRequests'),
      firstError: reports.find(({ firstError }) => firstError !== undefined)?.firstError,
    };
  } finally {
    stop();
  }
}
