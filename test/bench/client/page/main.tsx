import 'react-accounting-connect/styles.css';
import { createRoot } from 'react-dom/client';
import { createLog, PAGE } from '../../../createLog.tsx';
import type { RecordServer } from '../../../createRecordServer.ts';
import { readVersion } from '../../readVersion.ts';
import { getCounts } from './countResources.ts';
import { createFakeApi } from './createFakeApi.ts';
import type { FakeApi } from './createFakeApi.ts';
import { createProviders } from './createProviders.tsx';
import { createScene } from './createScene.tsx';
import type { RenderedScene } from './createScene.tsx';
import { countRows, scrollLog } from './logPage.tsx';
import type { PageBench, Scene } from './PageBench.ts';
import { getRenders } from './RenderCounter.tsx';
import { sleep, waitForPage, waitForPaint, waitForRest } from './waitForPage.ts';

const DEADLINE = 30_000;
const apiVersion = readVersion(new URLSearchParams(window.location.search).get('version') ?? '');

const root = createRoot(document.querySelector('#root') ?? document.body);
let api: FakeApi = createFakeApi({});
let scene: RenderedScene | undefined;
let recordServer: RecordServer | undefined;

async function fetchToken() {
  const response = await fetch('/token', { method: 'POST' });
  if (!response.ok) throw new Error(`The token endpoint answered ${response.status}`);
  return response.json();
}

function render(given: Scene): RenderedScene {
  const { fake, platforms } = given;
  if (fake) api = createFakeApi(fake);
  const providers = createProviders({
    apiUrl: `${window.location.origin}/v1`,
    apiVersion,
    tokenProvider: fake ? async () => 'fake-token' : fetchToken,
    fetch: fake ? api.fetch : window.fetch.bind(window),
    platforms,
  });
  const created = createScene(given, providers);
  root.render(created.element);
  return created;
}

/** Milliseconds until the page is painted in this state. `Infinity` after the deadline. */
async function timePaint(hasHappened: () => boolean, startedAt: number, deadline: number) {
  if (!(await waitForPage(hasHappened, deadline))) return Infinity;
  await waitForPaint();
  return performance.now() - startedAt;
}

async function waitOrThrow(hasHappened: () => boolean): Promise<void> {
  const isInTime = await waitForPage(hasHappened, DEADLINE);
  if (!isInTime) throw new Error('The page did not change in time.');
}

const isShown = (status?: string) => scene?.isShown(status) ?? false;
const findItems = () => document.querySelectorAll('[data-part=platform-item]');

const bench: PageBench = {
  async show(given, deadline = DEADLINE) {
    const startedAt = performance.now();
    scene = render(given);
    const sinceRender = await timePaint(isShown, startedAt, deadline);
    const answeredAfter = api.getFirstAnswerAt() - startedAt;
    const hasAnswer = given.fake !== undefined && answeredAfter < Infinity;
    return { sinceRender, sinceAnswer: hasAnswer ? sinceRender - answeredAfter : Infinity };
  },
  setStatus: (status) => api.setStatus(status),
  refresh: () => scene?.refresh(),
  waitForStatus: (status, deadline = DEADLINE) =>
    timePaint(() => isShown(status), performance.now(), deadline),
  async poll(times, hasNews) {
    for (let turn = 0; turn < times; turn += 1) {
      const status = hasNews && turn % 2 === 0 ? 'deauthorized' : 'connected';
      api.setStatus(status);
      const answer = api.waitForAnswer();
      scene?.refresh();
      await Promise.race([answer, sleep(DEADLINE)]);
      await waitForRest();
      await waitOrThrow(() => isShown(status));
    }
  },
  async remount(times) {
    for (let turn = 0; turn < times; turn += 1) {
      root.render(null);
      await waitOrThrow(() => document.querySelector('[data-part]') === null);
      root.render(scene?.element);
      await waitOrThrow(isShown);
    }
    root.render(null);
  },
  async wakeUp(times, interval) {
    for (let turn = 0; turn < times; turn += 1) {
      window.dispatchEvent(new Event('focus'));
      await sleep(interval);
    }
  },
  timePicker: (deadline = DEADLINE) =>
    new Promise((resolve) => {
      const handleClick = async ({ timeStamp }: MouseEvent) => {
        const milliseconds = await timePaint(() => findItems().length > 0, timeStamp, deadline);
        resolve({ milliseconds, items: findItems().length });
      };
      window.addEventListener('click', handleClick, { capture: true, once: true });
    }),
  async showLog(total) {
    const { server, element } = createLog(total);
    recordServer = server;
    root.render(element);
    await waitOrThrow(() => countRows() >= PAGE);
    await waitForRest();
    return server.getCount();
  },
  async scrollLog(pages) {
    if (!recordServer) throw new Error('The page shows no log.');
    return scrollLog(pages, recordServer);
  },
  clear: () => root.render(null),
  getCounts,
  getRenders,
  getApiCounts: () => api.getCounts(),
};

window.bench = bench;
