import { getMedian } from '../client/getMedian.ts';
import { formatTable } from '../formatTable.ts';
import type { PageFiles } from './buildPeerPage.ts';
import type { Load } from './measureLoad.ts';

/** All loads of one page. */
export interface PageLoads {
  title: string;
  contents: string;
  files: PageFiles;
  loads: readonly Load[];
  /** Packages installed with it, without React and its own. */
  packages: number;
}

const HEAD = [
  '',
  'JS+CSS kB',
  'with React',
  'files',
  'script ms',
  'first words ms',
  'to ours',
  'packages',
];
export const NO_WORDS = 'It shows no words without its servers';

const isCode = (path: string) => /\.(?:js|css)$/.test(path);
const isReact = (path: string) => /\/shared-react-[^/]+\.js$/.test(path);
const formatKilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

/** Returns the median. A load without words never ended, so it counts as the slowest. */
function getWordsAt(loads: readonly Load[]): number | undefined {
  const median = getMedian(loads.map(({ first }) => first?.at ?? Infinity));
  return Number.isFinite(median) ? median : undefined;
}

function describePage({ title, files, loads, packages }: PageLoads, ours: number | undefined) {
  const measure = (isCounted: (path: string) => boolean) =>
    getMedian(
      loads.map(({ served }) =>
        served
          .filter((path) => isCode(path) && isCounted(path))
          .reduce((sum, path) => sum + (files.get(path)?.body.length ?? 0), 0),
      ),
    );
  const at = getWordsAt(loads);
  return [
    title,
    formatKilobytes(measure((path) => !isReact(path))),
    formatKilobytes(measure(() => true)),
    getMedian(loads.map(({ served }) => served.length)).toFixed(0),
    getMedian(loads.map(({ scriptMs }) => scriptMs)).toFixed(0),
    at === undefined ? 'none' : at.toFixed(0),
    at === undefined || ours === undefined ? '' : (at / ours).toFixed(2),
    String(packages),
  ];
}

function describeWords({ title, contents, loads }: PageLoads): string {
  const words = [...new Set(loads.flatMap(({ first }) => (first ? [`“${first.words}”`] : [])))];
  const [error] = loads.flatMap(({ errors }) => errors);
  const thrown = error === undefined ? '' : `. The page threw: ${error.split('\n')[0]}`;
  return `${title}: ${contents}. ${words.length > 0 ? `First words: ${words.join(', ')}` : NO_WORDS}${thrown}`;
}

/** Formats the loads of all pages as text. The ratios compare the others with ours, if it was measured. */
export function describeLoads(ours: PageLoads | undefined, others: readonly PageLoads[]): string {
  const at = ours && getWordsAt(ours.loads);
  const pages = ours ? [ours, ...others] : others;
  return [
    formatTable([HEAD, ...pages.map((page) => describePage(page, at))]),
    pages.map(describeWords).join('\n'),
  ].join('\n\n');
}
