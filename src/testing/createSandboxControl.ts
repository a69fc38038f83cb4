import type { SandboxControl } from './SandboxControl.ts';
import { sendControl } from './sendControl.ts';

/** Options of {@link createSandboxControl}. */
export interface SandboxControlOptions {
  /** Sends the calls. @default the global `fetch` */
  fetch?: ((input: string, init: RequestInit) => Promise<Response>) | undefined;
}

/**
 * Creates a client of the control API, which `npx react-accounting-connect sandbox --control` and
 * `createSandbox({ control: true })` serve.
 *
 * @param url - the address that the command prints, such as `http://127.0.0.1:4010/control`, or
 *   `sandbox.controlUrl`
 */
export function createSandboxControl(
  url: string,
  options: SandboxControlOptions = {},
): SandboxControl {
  const root = url.replace(/\/+$/, '');
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const read = <Answer>(list: string) => sendControl<Answer>(send, 'GET', `${root}/${list}`);
  const act = <Answer>(verb: string, body: object = {}) =>
    sendControl<Answer>(send, 'POST', `${root}/${verb}`, body);

  return {
    getConnections: () => read('connections'),
    getRequests: () => read('requests'),
    connect: (entityId, platform, status, { organization } = {}) =>
      act('connect', { entityId, platform, status, organization }),
    authorize: (id, platform, { organization } = {}) =>
      act('authorize', { id, platform, organization }),
    deny: (id) => act('deny', { id }),
    deauthorize: (id) => act('deauthorize', { id }),
    setStatus: (id, status, { after } = {}) => act('set-status', { id, status, after }),
    setPages: (pages) => act('set-pages', pages),
    expireTokens: () => act('expire-tokens'),
    advance: (milliseconds) => act('advance', { milliseconds }),
    async fail(rule) {
      // JSON has no numbers like NaN: `JSON.stringify` writes `null`, which means all calls.
      if (rule.times !== undefined && !(rule.times > 0)) {
        throw new Error(
          `A rule cannot fail ${rule.times} calls. Pass a whole number of at least 1 as \`times\`, ` +
            'or Infinity for all calls.',
        );
      }
      const { ruleId } = await act<{ ruleId: string }>('fail', rule);
      return () => act('stop-failing', { ruleId });
    },
    failNextPull: (message) => act('fail-next-pull', { message }),
    setPushProblems: (problems) => act('set-push-problems', { problems }),
    failNextPush: (errors) => act('fail-next-push', { errors }),
    reset: () => act('reset'),
  };
}
