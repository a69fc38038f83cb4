export interface Comment {
  text: string;
  /** What `@default` says. */
  defaultValue?: string | undefined;
  /** What `@throws` says. */
  throws?: string | undefined;
}

/** Reads a docstring as Markdown. Links to names of the same page become links to their headings. */
export function readComment(comment: string, names: ReadonlySet<string>): Comment {
  const markdown = comment
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .replaceAll(/^\s*\* ?/gm, '')
    .replaceAll(/\{@link (\w+)\}/g, (_, name: string) =>
      names.has(name) ? `[\`${name}\`](#${name.toLowerCase()})` : `\`${name}\``,
    );
  const [text = '', ...blocks] = markdown.split(/@(?=default\b|throws\b|internal\b)/);
  const find = (tag: string) =>
    blocks
      .find((block) => block.startsWith(tag))
      ?.slice(tag.length)
      .trim();
  return { text: text.trim(), defaultValue: find('default'), throws: find('throws') };
}
