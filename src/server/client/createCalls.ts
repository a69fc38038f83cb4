import type { ApiCalls } from '../../api/AccountingApi.ts';
import { AccountingError } from '../../api/AccountingError.ts';
import type { Client } from '../../api/createClient.ts';
import { readAnswer } from '../../api/readAnswer.ts';
import { adapter as v2023_03_14 } from '../../api/v2023_03_14/adapter.ts';
import { createBaseCalls } from '../../api/v2024_05_25/createBaseCalls.ts';
import { createRecordCalls } from '../../api/v2024_05_25/createRecordCalls.ts';
import type { ApiVersion } from '../../api/VERSIONS.ts';
import { systemClock } from '../../lib/systemClock.ts';
import { CALLS } from '../calls/CALLS.ts';
import type { ApiCaller } from '../calls/createApiCaller.ts';
import { findCall } from '../calls/findCall.ts';
import { readParameters } from '../calls/readParameters.ts';
import { ServerError } from '../ServerError.ts';

interface CallContext {
  apiVersion: ApiVersion;
  entityId: string;
  signal: AbortSignal;
  isJob: boolean;
}

const VERSIONS: Readonly<Record<ApiVersion, (send: Client) => ApiCalls>> = {
  '2023-03-14': (send) => v2023_03_14.createCalls(send, systemClock),
  // Without the adapter, which loads the calls of records only when a page needs them.
  '2024-05-25': (send) => ({ ...createBaseCalls(send), ...createRecordCalls(send) }),
};

/**
 * Creates the calls of one entity. They follow the rules of the proxy for paths and parameters, and
 * throw `AccountingError`s whose `cause` is the `ServerError`.
 */
export function createCalls(
  call: ApiCaller,
  { apiVersion, entityId, signal, isJob }: CallContext,
): ApiCalls {
  return VERSIONS[apiVersion](async (read, method, path, _options, body) => {
    const { origin, pathname, search } = new URL(path, 'https://api.invalid/');
    const found = findCall(CALLS[apiVersion], new Request(origin + pathname, { method }), '');
    const request = {
      method,
      path: found.path + readParameters(found.call, search),
      entityId,
      apiVersion,
      body: body && JSON.stringify(body),
      isJob,
    };
    const response = await call(request, signal).catch((error: unknown) => {
      throw toAccountingError(error);
    });
    return readAnswer(read, response, await response.text());
  });
}

/** The calls of `api/` explain a 404, for which they need the status and whether an answer came. */
function toAccountingError(error: unknown): unknown {
  if (!(error instanceof ServerError)) return error;
  const { upstreamStatus: status, code, message } = error;
  const isLost = status === undefined && code.startsWith('api_');
  return new AccountingError(isLost ? 'network' : 'server_error', message, {
    status,
    cause: error,
  });
}
