import { screen } from '@testing-library/dom';
import { ConnectButton, PullButton } from 'react-accounting-connect';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { findWeakWords } from './contrast.ts';
import { mountScene, press, unmountScenes } from './mountScene.tsx';
import { addSheet, removeSheets } from './sheets.ts';

const { ours, hosts, recipes } = inject('hostSheets');

/** Renders a button with the page's classes, and the same button without them. */
async function showButtons(className: string) {
  mountScene(
    <>
      <ConnectButton className={className} data-testid="theirs" />
      <ConnectButton data-testid="ours" />
    </>,
  );
  await screen.findAllByRole('button');
  return {
    theirs: getComputedStyle(screen.getByTestId('theirs')),
    plain: getComputedStyle(screen.getByTestId('ours')),
  };
}

/** The look of our button, whatever the page's button styles are. */
const look = {
  borderRadius: '8px',
  minHeight: '40px',
  paddingLeft: '16px',
  borderTopStyle: 'solid',
  borderTopWidth: '1px',
  // This is #2951cc, as the stylesheet computes it.
  backgroundColor: 'color(xyz-d65 0.147533 0.10714 0.584115)',
  display: 'inline-flex',
};

afterEach(async () => {
  await unmountScenes();
  removeSheets();
});

describe('without the recipe’s line', () => {
  beforeEach(() => addSheet(ours));

  it.each(['Tailwind 3', 'Tailwind 4'])(
    'our look holds against the utilities of %s',
    async (name) => {
      addSheet(hosts[name] ?? '');
      const { theirs } = await showButtons('mt-10 rounded-none bg-red-600');

      expect(theirs).toMatchObject({ ...look, marginTop: '0px' });
    },
  );

  it('the utilities of Bootstrap win, because they are important', async () => {
    addSheet(hosts['Bootstrap'] ?? '');
    const { theirs } = await showButtons('mt-5 rounded-0');

    expect(theirs).toMatchObject({ ...look, marginTop: '48px', borderRadius: '0px' });
  });
});

describe('an important rule of the page', () => {
  beforeEach(() => addSheet(ours));

  it('wins, and takes nothing else with it', async () => {
    addSheet(`
      button { border-radius: 3px !important }
      *, ::before, ::after { animation-duration: 0.01ms !important; transition: none !important }
      #page [data-part] { margin-top: 5px !important }
    `);
    const { plain } = await showButtons('');

    expect(plain).toMatchObject({ ...look, borderRadius: '3px', marginTop: '5px' });
    expect(findWeakWords()).toEqual([]);
  });

  it('leaves the words readable if it sets the words together with their fill', async () => {
    addSheet('button { background: #f2f2f2 !important; color: #333 !important }');
    const { plain } = await showButtons('');

    expect(plain).toMatchObject({ ...look, backgroundColor: 'rgb(242, 242, 242)' });
    expect(findWeakWords()).toEqual([]);
  });
});

describe('with the recipe’s line', () => {
  it.each(['Tailwind 3', 'Tailwind 4'])(
    'the utilities of %s win, and its reset loses',
    async (name) => {
      addSheet(recipes[name] ?? '');
      const { theirs, plain } = await showButtons('mt-10 rounded-none bg-red-600');

      expect(plain).toMatchObject(look);
      expect(theirs).toMatchObject({ ...look, ...readTheirs(theirs) });
      expect(theirs.marginTop).toBe('40px');
      expect(theirs.borderRadius).toBe('0px');
      expect(theirs.backgroundColor).not.toBe(look.backgroundColor);
    },
  );

  it('the rules of Bootstrap’s components win', async () => {
    addSheet(recipes['Bootstrap'] ?? '');
    addSheet('.theirs { border-radius: 1px }');
    const { theirs, plain } = await showButtons('theirs');

    expect(plain).toMatchObject(look);
    expect(theirs).toMatchObject({ ...look, borderRadius: '1px' });
  });

  it('the classes of MUI’s `styled` and `sx` win', async () => {
    addSheet(recipes['MUI'] ?? '');
    addSheet(hosts['MUI’s baseline'] ?? '');
    addSheet('.css-1x2y3z { border-radius: 1px }');
    const { theirs, plain } = await showButtons('css-1x2y3z');

    expect(plain).toMatchObject(look);
    expect(theirs).toMatchObject({ ...look, borderRadius: '1px' });
  });

  it('the box model of MUI’s baseline reaches our dialogs as it reaches the page', async () => {
    addSheet(recipes['MUI'] ?? '');
    addSheet(hosts['MUI’s baseline'] ?? '');
    mountScene(<ConnectButton />);
    await press(/^(Connect|Choose)/);
    const search = await screen.findByRole('searchbox');

    expect(getComputedStyle(search).boxSizing).toBe('border-box');
    const dialog = await screen.findByRole('dialog');
    expect(dialog.scrollWidth).toBe(dialog.clientWidth);
  });

  it('a page’s plain rules win, and its reset loses', async () => {
    addSheet(recipes['plain CSS'] ?? '');
    const { plain } = await showButtons('');

    expect(plain).toMatchObject({ ...look, borderRadius: '0px' });
  });
});

it('a page’s own rules show the state of a button', async () => {
  addSheet(recipes['own rules'] ?? '');
  mountScene(<PullButton />, { connection: 'connected' });
  const button = await screen.findByRole('button');
  const usable = { backgroundColor: 'rgb(224, 231, 255)', color: 'rgb(49, 46, 129)' };
  const disabled = { backgroundColor: 'rgb(241, 245, 249)', color: 'rgb(71, 85, 105)' };

  expect(getComputedStyle(button)).toMatchObject(disabled);
  await vi.waitFor(() => expect(getComputedStyle(button)).toMatchObject(usable));
  expect(findWeakWords()).toEqual([]);

  await press('Sync now');
  expect(button).toHaveAttribute('aria-busy', 'true');
  expect(getComputedStyle(button)).toMatchObject(disabled);
  expect(findWeakWords()).toEqual([]);
});

it('the variables of a page change the look', async () => {
  addSheet(recipes['variables'] ?? '');
  mountScene(
    <>
      <div className="settings">
        <ConnectButton data-testid="inside" />
      </div>
      <ConnectButton data-testid="outside" />
    </>,
  );
  await screen.findAllByRole('button');

  expect(getComputedStyle(screen.getByTestId('outside'))).toMatchObject(look);
  const { borderRadius, backgroundColor } = getComputedStyle(screen.getByTestId('inside'));
  expect(borderRadius).toBe('4px');
  expect(backgroundColor).not.toBe(look.backgroundColor);
});

/** The properties that the utilities set. */
function readTheirs({ marginTop, borderRadius, backgroundColor }: CSSStyleDeclaration) {
  return { marginTop, borderRadius, backgroundColor };
}
