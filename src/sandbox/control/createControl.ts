import { ApiProblem } from '../api/ApiProblem.ts';
import { createJsonResponse } from '../api/createJsonResponse.ts';
import { getAllowedOrigin } from '../api/getAllowedOrigin.ts';
import { checkCaller } from '../checkCaller.ts';
import type { Sandbox } from '../Sandbox.ts';
import type { SandboxConfig } from '../state/SandboxConfig.ts';
import { createVerbs } from './createVerbs.ts';

/** The path of the control API, beside the API. */
export const CONTROL_PATH = '/control';

const LISTS = ['connections', 'requests'] as const;

/**
 * Creates the control API: the methods of the sandbox over HTTP, `POST` for those that act and `GET`
 * for the lists. Answers 400 to a wrong body, 409 with the reason if the sandbox refuses, and 500 if
 * it fails itself.
 */
export function createControl(
  config: SandboxConfig,
  getSandbox: () => Sandbox,
): (request: Request) => Promise<Response> {
  // Created with the first call, because the sandbox is not complete before.
  let verbs: ReturnType<typeof createVerbs> | undefined;

  async function act(request: Request): Promise<unknown> {
    checkCaller(config, 'control', request);
    verbs ??= createVerbs(getSandbox());
    const name = new URL(request.url).pathname.slice(CONTROL_PATH.length + 1);
    const list = LISTS.find((candidate) => candidate === name);
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (!list && !verb) {
      throw new ApiProblem(
        404,
        `The control API has no "${name}". It has GET for ${LISTS.join(' and ')}, and POST for ` +
          `${Object.keys(verbs).join(', ')}.`,
      );
    }
    const method = list ? 'GET' : 'POST';
    if (request.method !== method) {
      throw new ApiProblem(405, `"${name}" needs ${method}, not ${request.method}.`, {
        headers: { Allow: method },
      });
    }
    if (list) return getSandbox()[list];
    const body = await readBody(request);
    try {
      return verb?.(body) ?? {};
    } catch (error) {
      if (error instanceof ApiProblem) throw error;
      throw new ApiProblem(409, error instanceof Error ? error.message : String(error));
    }
  }

  async function answer(request: Request): Promise<Response> {
    try {
      return createJsonResponse(200, await act(request));
    } catch (error) {
      return error instanceof ApiProblem
        ? createJsonResponse(error.status, error.body, error.headers)
        : createJsonResponse(500, { error: { message: `The sandbox failed: ${String(error)}` } });
    }
  }

  return async (request) => {
    const origin = getAllowedOrigin(config, request.headers.get('origin'));
    const isPreflight = request.method === 'OPTIONS' && origin !== null;
    const response = isPreflight ? new Response(null, { status: 204 }) : await answer(request);
    response.headers.set('Cache-Control', 'no-store');
    response.headers.set('Vary', 'Origin');
    if (origin !== null) {
      response.headers.set('Access-Control-Allow-Origin', origin);
      response.headers.set('Access-Control-Allow-Headers', 'Content-Type');
    }
    return response;
  };
}

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  // `curl -X POST` sends none, and most verbs need none.
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem(
      400,
      'The body is not valid JSON, so nothing has changed. In a shell, put it into single quotes.',
    );
  }
}
