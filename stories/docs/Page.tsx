import { Markdown } from '@storybook/addon-docs/blocks';
import picture from '../../demo/widget.png';

const texts: Record<string, string> = import.meta.glob('../../docs/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The ids of the pages in Storybook, by the names of their files. */
const ids = new Map(
  Object.entries(texts).map(([path, text]) => {
    const title = /^# (.+)$/m.exec(text)?.[1] ?? '';
    const id = title.toLowerCase().replaceAll(/[^a-z\d]+/g, '-');
    return [path.replace('../../docs/', ''), `guides-${id}--docs`];
  }),
);

/** Leads links to other pages to their places here. Links to other files become words. */
function adapt(text: string): string {
  return text
    .replaceAll('demo/widget.png', picture)
    .replaceAll(
      /(?<!!)\[([^\]]+)\]\((?!https?:|#|data:)([^)#]+)(#[^)]*)?\)/g,
      (_, words: string, file: string, anchor = '') => {
        const id = ids.get(file.replace(/^docs\//, ''));
        return id ? `[${words}](?path=/docs/${id}${anchor})` : words;
      },
    );
}

/** A page of the documentation, which also reads well as a file. */
export function Page({ children }: { children: string }) {
  return <Markdown>{adapt(children)}</Markdown>;
}
