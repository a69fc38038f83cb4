import { createApi } from './api/createApi.ts';
import { createJsonResponse } from './api/createJsonResponse.ts';
import { getAllowedOrigin } from './api/getAllowedOrigin.ts';
import { CONTROL_PATH, createControl } from './control/createControl.ts';
import type { RequestHandler } from './createFetch.ts';
import { createPages } from './pages/createPages.ts';
import type { Sandbox } from './Sandbox.ts';
import type { SandboxState } from './state/SandboxState.ts';

/** Routes a request to the pages, the API or the control API, by its path alone. */
export function createHandler(state: SandboxState, getSandbox: () => Sandbox): RequestHandler {
  const api = createApi(state);
  const pages = createPages(state);
  const control = state.config.control ? createControl(state.config, getSandbox) : null;
  const { pathname: basePath } = new URL(`${state.config.baseUrl}/`);
  return (request, call) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/authorize/')) return pages.fetch(request);
    if (control && pathname.startsWith(`${CONTROL_PATH}/`)) return control(request);
    if (`${pathname}/`.startsWith(basePath)) return api.fetch(request, call);
    const origin = getAllowedOrigin(state.config, request.headers.get('origin'));
    return createJsonResponse(
      404,
      { error: { message: describePlaces(pathname, getSandbox()) } },
      { Vary: 'Origin', ...(origin !== null && { 'Access-Control-Allow-Origin': origin }) },
    );
  };
}

function describePlaces(pathname: string, { baseUrl, controlUrl }: Sandbox): string {
  if (controlUrl === null && `${pathname}/`.startsWith(`${CONTROL_PATH}/`)) {
    return (
      'The control API of this sandbox is off. Start the command with `--control`, or pass ' +
      '`control: true` to `createSandbox` or `serveSandbox`.'
    );
  }
  const control = controlUrl === null ? '' : `, and the control API at ${controlUrl}`;
  return `There is nothing at ${pathname}. The API is at ${baseUrl}${control}.`;
}
