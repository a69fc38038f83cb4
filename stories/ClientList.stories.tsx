import type { Decorator, Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { ClientTable } from '../demo/app/clients/ClientTable.tsx';
import base from '../demo/app/styles/base.css?inline';
import clientStyles from '../demo/app/styles/clients.css?inline';
import content from '../demo/app/styles/content.css?inline';
import tidewell from '../demo/app/styles/tidewell.css?inline';
import { CLIENTS, connectClients, PRACTICE_AGE } from '../demo/backend/CLIENTS.ts';
import { createAccountingClient } from '../src/engine/createAccountingClient.ts';
import { AccountingProvider } from '../src/provider/AccountingProvider.tsx';
import { createSandbox } from '../src/sandbox/createSandbox.ts';
import type { Sandbox } from '../src/sandbox/Sandbox.ts';
import { PageStyles } from './hosts/PageStyles.tsx';
import { useShownLocale } from './shownLocale.ts';
import { storyLocales } from './storyLocales.ts';

/** That of the story in the page. */
let current: Sandbox | undefined;

/** An accountant's 200 clients, most of them connected. */
function createPractice() {
  const sandbox = createSandbox({
    now: () => Date.now() - PRACTICE_AGE,
    rateLimit: Infinity,
    entities: CLIENTS,
  });
  connectClients(sandbox);
  const accounting = createAccountingClient({
    apiUrl: sandbox.baseUrl,
    fetch: sandbox.fetch,
    tokenProvider: async ({ entityId }) => sandbox.issueToken(entityId),
  });
  return { sandbox, accounting };
}

interface ClientListProps {
  /** Whether pictures show the end of the list. */
  isAtEnd?: boolean;
  locale?: (typeof storyLocales)[string]['locale'];
}

/** The list of the demo in a panel that scrolls, so that a picture can show any part of it. */
function ClientList({ isAtEnd = false, locale }: ClientListProps) {
  const [{ sandbox, accounting }] = useState(createPractice);
  useEffect(() => {
    current = sandbox;
  }, [sandbox]);
  const shown = useShownLocale();
  const language = shown ?? locale;
  return (
    <AccountingProvider client={accounting} entityId={null} locale={language}>
      <section
        aria-label="Clients"
        data-part="clients-scroller"
        data-end={isAtEnd || undefined}
        style={{ height: '36rem', overflow: 'auto' }}
      >
        <div style={{ padding: '1rem' }}>
          <ClientTable clients={CLIENTS} accounting={accounting} locale={language} />
        </div>
      </section>
    </AccountingProvider>
  );
}

/** The product's own sheets, while the story is in the page. */
const inProduct: Decorator = (Show) => (
  <>
    <PageStyles css={[tidewell, base, content, clientStyles].join('\n')} />
    <Show />
  </>
);

const meta = {
  title: 'Hooks/useEntityConnections',
  component: ClientList,
  decorators: [inProduct],
  argTypes: { locale: { control: false } },
  render: (args, { globals }) => (
    <ClientList {...args} locale={storyLocales[globals['locale']]?.locale} />
  ),
  parameters: {
    // Rows that have not loaded are all alike, and 200 of them take axe ten seconds.
    a11y: { context: { exclude: ['tr[data-status=loading] ~ tr[data-status=loading]'] } },
    docs: { story: { inline: false, height: '38rem' } },
  },
} satisfies Meta<typeof ClientList>;

export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

// Queries by role take seconds in 200 rows, so most of these find elements by their labels.
const getPanel = (canvas: Canvas): HTMLElement =>
  canvas.getByLabelText('Clients', { selector: 'section' });

const getSearch = (canvas: Canvas): HTMLElement => canvas.getByLabelText('Find a client');

const getRows = (canvas: Canvas) => [
  ...getPanel(canvas).querySelectorAll<HTMLElement>('tr[data-id]'),
];

const getId = (row: HTMLElement) => row.dataset['id'] ?? '';

/** The clients that the list has asked the API for, in the order of the first requests. */
const getAsked = () => [
  ...new Set(current?.requests.map(({ headers }) => headers['x-monite-entity-id'] ?? '')),
];

/** The rows of which the panel shows a part. */
function getRowsInView(canvas: Canvas): HTMLElement[] {
  const panel = getPanel(canvas).getBoundingClientRect();
  return getRows(canvas).filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > panel.top && top < panel.bottom;
  });
}

/** Waits until the rows in view have loaded, and returns them. */
async function findRowsInView(canvas: Canvas): Promise<HTMLElement[]> {
  await waitFor(
    () => {
      for (const row of getRowsInView(canvas)) {
        expect(row).not.toHaveAttribute('data-status', 'loading');
      }
    },
    { timeout: 10_000 },
  );
  return getRowsInView(canvas);
}

/** Pastes the words, because each letter would render the list and load other rows. */
async function find(canvas: Canvas, words: string): Promise<void> {
  await userEvent.click(getSearch(canvas));
  await userEvent.paste(words);
}

export const AtRest: Story = {
  play: async ({ canvas }) => {
    const rows = getRows(canvas);
    const inView = await findRowsInView(canvas);
    await expect(rows).toHaveLength(200);
    await expect(inView.length).toBeLessThan(10);
    await expect(getAsked()).toEqual(inView.map(getId));
    await expect(rows[20]).toHaveTextContent('Checking…');
    await expect(canvas.getByText(`, ${200 - inView.length} not checked yet`)).toBeVisible();
    for (const row of inView) {
      expect(within(row).getByRole('button', { description: / Ltd\b/ })).toBeVisible();
    }
  },
};

export const FilteredSortedAndScrolled: Story = {
  args: { isAtEnd: true },
  play: async ({ canvas }) => {
    const first = await findRowsInView(canvas);
    await find(canvas, 'print');
    await expect(canvas.getByText('20 of 200 clients')).toBeVisible();
    const found = getRows(canvas).map(getId);
    const inView = await findRowsInView(canvas);
    await expect(inView.length).toBeLessThan(10);
    // What has not come into view is not asked for.
    const possible = [...first, ...inView].map(getId);
    await expect(getAsked().filter((id) => !possible.includes(id))).toEqual([]);

    const panel = getPanel(canvas);
    for (let part = 1; part <= 4; part += 1) {
      panel.scrollTop = (panel.scrollHeight * part) / 4;
      // oxlint-disable-next-line no-await-in-loop -- a person scrolls on
      await findRowsInView(canvas);
    }
    await expect(getAsked()).toEqual(expect.arrayContaining(found));
    await expect(canvas.queryByText(/not checked yet/)).toBeNull();

    const getLabels = () =>
      getRows(canvas).map((row) => row.querySelector('[data-cell=state]')?.textContent ?? '');
    const sorted = getLabels().toSorted();
    await expect(new Set(sorted).size).toBeGreaterThan(2);
    const button: HTMLElement = canvas.getByText('Status', { selector: 'th button' });
    const header = button.closest('th');
    await userEvent.click(button);
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await expect(getLabels()).toEqual(sorted);
    await userEvent.click(button);
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    await expect(getLabels()).toEqual(sorted.toReversed());
    await userEvent.click(button);
    await expect(getRows(canvas).map(getId).toSorted()).toEqual(found.toSorted());
    panel.scrollTop = panel.scrollHeight;
    await findRowsInView(canvas);
  },
};

export const NothingFound: Story = {
  play: async ({ canvas }) => {
    await findRowsInView(canvas);
    const search = getSearch(canvas);
    await find(canvas, 'zebra');
    await userEvent.click(await canvas.findByText('Clear filters'));
    await expect(search).toHaveValue('');
    await expect(search).toHaveFocus();
    await expect(getRows(canvas)).toHaveLength(200);
    await find(canvas, 'zebra');
    await expect(canvas.getByText('0 of 200 clients')).toBeVisible();
    await expect(getRows(canvas)).toEqual([]);
  },
};
