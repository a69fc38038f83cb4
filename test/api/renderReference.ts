import { readFileSync } from 'node:fs';
import { readComment } from './readComment.ts';
import { WORK, type ApiEntry } from './listApiEntries.ts';

/** What API Extractor writes about each name, as far as the pages show it. */
interface Item {
  kind: string;
  name: string;
  docComment: string;
  excerptTokens: { kind: string; text: string }[];
  isOptional?: boolean;
  members?: Item[];
}

const GROUPS = ['Components', 'Hooks', 'Functions', 'Errors', 'Types'] as const;
type Group = (typeof GROUPS)[number];

const getCode = ({ excerptTokens }: Item) =>
  excerptTokens
    .map(({ text }) => text)
    .join('')
    .replace(/^export (?:declare )?/, '')
    .replaceAll("import('react').", '')
    .replaceAll('import("react").', '')
    .trim();

function getGroup({ kind, name }: Item): Group {
  if (kind === 'Class') return 'Errors';
  if (kind === 'Interface' || kind === 'TypeAlias') return 'Types';
  if (/^use[A-Z]/.test(name)) return 'Hooks';
  return /^[A-Z]/.test(name) ? 'Components' : 'Functions';
}

/** Whether a type belongs to a component or a hook, and is shown with it. */
const isPartOf = (type: string, owner: string) =>
  new RegExp(`^${owner}(?:Props|Options|Result)$`, 'i').test(type);

const link = (name: string) => `[\`${name}\`](#${name.toLowerCase()})`;

function renderType(item: Item, names: ReadonlySet<string>): string {
  const type = getCode(item)
    .replace(/^(?:readonly )?\w+\??:\s*/, '')
    .replace(/;$/, '')
    .replace(item.isOptional ? / \| undefined$/ : /$^/, '')
    .replace(/\s+/g, ' ')
    .replace(/^\((.*)\)$/, (whole, inner) =>
      /[()]/.test(inner) && !/=>/.test(inner) ? whole : inner,
    );
  if (names.has(type)) return link(type);
  const code = type.replaceAll('|', '\\|');
  // A template type contains a backtick itself.
  return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``;
}

function renderMember(item: Item, names: ReadonlySet<string>): string {
  const { text, defaultValue } = readComment(item.docComment, names);
  const end = defaultValue === undefined ? '' : ` Default: ${defaultValue}`;
  const cells = [
    `\`${item.name}${item.isOptional ? '?' : ''}\``,
    renderType(item, names),
    `${text}${end}`.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/(?<!\\)\|/g, '\\|'),
  ];
  return `| ${cells.join(' | ')} |`;
}

function renderItem(item: Item, level: string, names: ReadonlySet<string>): string {
  const { text, throws } = readComment(item.docComment, names);
  const members = (item.members ?? []).filter(({ kind }) => /Property|Method/.test(kind));
  const code = getCode(item);
  // Its own type parameters may extend something, too.
  const parameters = new RegExp(`(\\b${item.name})<(?:[^<>]|<[^<>]*>)*>`);
  const head = code.replace(parameters, '$1');
  const base = / extends ([^{]+)/.exec(head)?.[1]?.trim().replace(/\s+/g, ' ');
  const isTable = item.kind === 'Interface' || item.kind === 'Class';
  return [
    `${level} ${item.name}`,
    text,
    throws && `Throws: ${throws}`,
    isTable && base && `Extends \`${base}\`.`,
    !isTable && `\`\`\`ts\n${code}\n\`\`\``,
    members.length > 0 &&
      `| name | type | description |\n| --- | --- | --- |\n${members.map((one) => renderMember(one, names)).join('\n')}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function renderPage({ title, name }: ApiEntry): string {
  const model: { members: [{ members: Item[] }] } = JSON.parse(
    readFileSync(`${WORK}/${name}.api.json`, 'utf8'),
  );
  const items = model.members[0].members;
  const names = new Set(items.map((item) => item.name));
  const owners = items.filter((item) => ['Components', 'Hooks'].includes(getGroup(item)));
  const isOwned = (item: Item) =>
    getGroup(item) === 'Types' && owners.some((owner) => isPartOf(item.name, owner.name));

  const sections = GROUPS.map((group) => {
    const own = items.filter((item) => getGroup(item) === group && !isOwned(item));
    const texts = own.flatMap((item) => [
      renderItem(item, '###', names),
      ...items
        .filter((type) => owners.includes(item) && isOwned(type) && isPartOf(type.name, item.name))
        .map((type) => renderItem(type, '####', names)),
    ]);
    return texts.length === 0 ? '' : [`## ${group}`, ...texts].join('\n\n');
  });
  const head = `# \`${title}\`\n\nGenerated from the source by \`npm run api -- --update\`.`;
  return [head, ...sections.filter(Boolean)].join('\n\n');
}

/** Renders a page for each entry, by its name, from the models that API Extractor has written. */
export function renderReference(entries: ApiEntry[]): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => [entry.name, renderPage(entry)]));
}
