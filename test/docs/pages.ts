import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

export interface CodeBlock {
  /** The language after the backticks, such as `tsx`. */
  language: string;
  code: string;
  /** The file that the block's first line names, as in `// updates.ts`. */
  file: string | undefined;
}

export interface Page {
  /** The path from the repository's root, such as `docs/server.md`. */
  path: string;
  text: string;
  blocks: CodeBlock[];
}

const FENCE = /^( *)```(\w*)\n([^]*?)^\1```$/gm;
const FILE_COMMENT = /^(?:\/\/|\/\*) ([\w./[\]-]+\.\w+)(?: \*\/)?\n/;

/** Removes the indentation that all lines share. */
export function dedent(text: string): string {
  const lines = text.split('\n');
  const widths = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const width = Math.min(...widths);
  return lines.map((line) => line.slice(width)).join('\n');
}

function readBlocks(text: string): CodeBlock[] {
  return [...text.matchAll(FENCE)].map(([, , language = '', content = '']) => {
    const code = dedent(content);
    return { language, code, file: FILE_COMMENT.exec(code)?.[1] };
  });
}

/** Reads the pages that partners and contributors read. Generated pages have tests of their own. */
export function readPages(): Page[] {
  const list = (folder: string) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name));
  return [...list('.'), ...list('docs'), ...list('docs/architecture')].toSorted().map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    return { path, text, blocks: readBlocks(text) };
  });
}

/** Replaces each block that names a file with the file's text. */
export function fillBlocks(text: string, readSource: (file: string) => string): string {
  return text.replace(FENCE, (block, indent: string, language: string, content: string) => {
    const file = FILE_COMMENT.exec(dedent(content))?.[1];
    if (file === undefined) return block;
    const [comment = ''] = dedent(content).split('\n');
    const lines = `${comment}\n${readSource(file)}`.split('\n');
    const indented = lines.map((line) => (line ? indent + line : line)).join('\n');
    return `${indent}\`\`\`${language}\n${indented}${indent}\`\`\``;
  });
}
