import { untilAborted } from '../../lib/untilAborted.ts';
import type { ApiCall } from '../ApiCall.ts';
import { ServerError } from '../ServerError.ts';
import type { ApiAnswer, ApiRequest } from './callApi.ts';
import { hasSecret } from './hasSecret.ts';
import { REQUEST_ID } from './REQUEST_ID.ts';

/** Who learns of the calls. */
interface CallObserver<Context extends unknown[]> {
  onCall: ((call: ApiCall<Context>) => unknown) | undefined;
  /** Receives what `onCall` throws. */
  report: (error: unknown) => void;
  /** Must not appear in what `onCall` receives. */
  secrets: readonly string[];
}

interface SentCall<Context extends unknown[]> {
  request: ApiRequest;
  context: Context;
  attempt: number;
}

/**
 * Sends a request and tells `onCall` what became of it, once, even if the network ignores the
 * signal. Neither waits for `onCall` nor fails with it.
 */
export async function observeCall<Context extends unknown[]>(
  { onCall, report, secrets }: CallObserver<Context>,
  { request, context, attempt }: SentCall<Context>,
  send: () => Promise<ApiAnswer>,
  signal: AbortSignal,
): Promise<ApiAnswer> {
  if (!onCall) return send();
  signal.throwIfAborted();
  const startedAt = performance.now();

  async function notify(status: number | null, requestId: string | null) {
    const duration = performance.now() - startedAt;
    const { entityId } = request;
    const call = `${request.method} ${getTemplate(request)}`;
    try {
      await onCall?.({ call, entityId, context, status, duration, requestId, attempt });
    } catch (cause) {
      report(new Error('onCall() failed', { cause }));
    }
  }

  try {
    const answer = await untilAborted(send(), signal);
    void notify(answer.status, readRequestId(answer.headers, secrets));
    return answer;
  } catch (error) {
    void notify(error instanceof ServerError ? (error.upstreamStatus ?? null) : null, null);
    throw error;
  }
}

/** The path without the query, and with `{id}` in place of the id, which comes second in all calls. */
function getTemplate({ path }: ApiRequest): string {
  const [pathname = ''] = path.split('?');
  return pathname.replace(/^(\/[^/]+\/)[^/]+/, '$1{id}');
}

function readRequestId(headers: Headers, secrets: readonly string[]): string | null {
  const id = headers.get('x-request-id') ?? '';
  return REQUEST_ID.test(id) && !hasSecret(id, secrets) ? id : null;
}
