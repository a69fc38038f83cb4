import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { Menu } from './Menu.tsx';
import { MenuItem } from './MenuItem.tsx';
import { MenuSeparator } from './MenuSeparator.tsx';
// Loaded early, so that no test waits for the bundler.
import './MenuPopup.tsx';

const REASON = 'A sync is under way.';

function renderMenu(
  labels = ['Invoices only', 'Products only', 'Sync log', 'Switch'],
  label = 'More',
) {
  const onSelect = vi.fn();
  const onOpen = vi.fn();
  const view = renderWithSandbox(
    <>
      <button>before</button>
      <Menu label={label} onOpen={onOpen}>
        {labels.map((text) => (
          <MenuItem key={text} onSelect={(opener) => onSelect(text, opener)}>
            {text}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem onSelect={onSelect} data-tone="danger" disabledReason={REASON}>
          Disconnect
        </MenuItem>
      </Menu>
      <button>after</button>
    </>,
  );
  const button = screen.getByRole('button', { name: label });
  const { user } = view;
  return {
    ...view,
    button,
    onSelect,
    onOpen,
    /** Focuses the button and presses the key, which opens the menu. */
    async open(key = '{Enter}') {
      act(() => button.focus());
      await user.keyboard(key);
      return screen.findByRole('menu', { name: label });
    },
  };
}

const getItem = (name: string) => screen.getByRole('menuitem', { name });
const expectClosed = () => expect(screen.queryByRole('menu')).toBeNull();

describe('the button', () => {
  it('says that it opens a menu, and whether that is open', async () => {
    const { button, open } = renderMenu();
    expect(button).toHaveAttribute('aria-haspopup', 'menu');
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(button).not.toHaveAttribute('aria-controls');
    const menu = await open();
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(button).toHaveAttribute('aria-controls', menu.id);
    expect(screen.getByRole('separator')).toBeInTheDocument();
  });

  it.each([
    ['{Enter}', 'Invoices only'],
    [' ', 'Invoices only'],
    ['{ArrowDown}', 'Invoices only'],
    ['{ArrowUp}', 'Disconnect'],
  ])('opens the menu with "%s", at "%s"', async (key, name) => {
    const { open, onOpen } = renderMenu();
    await open(key);
    expect(getItem(name)).toHaveFocus();
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  it('opens the menu with a press, and is in no tab order but its own', async () => {
    const { button, user } = renderMenu();
    await user.click(button);
    await waitFor(() => expect(getItem('Invoices only')).toHaveFocus());
    for (const item of screen.getAllByRole('menuitem')) expect(item.tabIndex).toBe(-1);
  });
});

describe('in the open menu', () => {
  it.each([
    ['{ArrowDown}', 'Products only'],
    ['{ArrowUp}', 'Disconnect'],
    ['{ArrowUp}{ArrowDown}', 'Invoices only'],
    ['{End}', 'Disconnect'],
    ['{End}{Home}', 'Invoices only'],
    ['s', 'Sync log'],
    ['sS', 'Switch'],
    ['sss', 'Sync log'],
    ['x', 'Invoices only'],
    ['p{Control>}s{/Control}', 'Products only'],
  ])('%s leads to "%s"', async (keys, name) => {
    const { open, user } = renderMenu();
    await open();
    await user.keyboard(keys);
    expect(getItem(name)).toHaveFocus();
  });

  it.each([
    ['É', ['Alles', 'État']],
    ['e', ['Alles', 'État']],
    ['и', ['Все', 'Избранное']],
    ['发', ['产品', '发票']],
    ['ח', ['מוצרים', 'חשבוניות']],
    ['𝒜', ['Alles', '𝒜lpha']],
  ])('the letter %s leads to the item that starts with it', async (key, labels) => {
    const { open } = renderMenu(labels);
    await open();
    fireEvent.keyDown(document.activeElement ?? document, { key });
    expect(getItem(labels[1] ?? '')).toHaveFocus();
  });

  it('a key that an input method uses does nothing', async () => {
    const { open } = renderMenu();
    await open();
    fireEvent.keyDown(getItem('Invoices only'), { key: 'p', isComposing: true });
    expect(getItem('Invoices only')).toHaveFocus();
  });

  it('Escape closes it, and nothing else on the page hears the key', async () => {
    const { open, button, user } = renderMenu();
    await open();
    const onKey = vi.fn();
    document.addEventListener('keydown', onKey, true);
    await user.keyboard('{Escape}');
    document.removeEventListener('keydown', onKey, true);
    expectClosed();
    expect(button).toHaveFocus();
    expect(onKey).not.toHaveBeenCalled();
  });

  it.each([
    [false, 'after'],
    [true, 'before'],
  ])('Tab closes it and moves on (shift: %s)', async (shift, name) => {
    const { open, user } = renderMenu();
    await open();
    await user.tab({ shift });
    expectClosed();
    expect(screen.getByRole('button', { name })).toHaveFocus();
  });

  it.each(['{Enter}', ' '])(
    '"%s" runs the action, with the focus back on the button',
    async (key) => {
      const { open, button, onSelect, user } = renderMenu();
      onSelect.mockImplementation(() => expect(button).toHaveFocus());
      await open();
      await user.keyboard(`{ArrowDown}${key}`);
      expectClosed();
      expect(button).toHaveFocus();
      expect(onSelect.mock.calls).toEqual([['Products only', button]]);
    },
  );

  it('a key that opened the menu and is held down chooses nothing', async () => {
    const { open, onSelect } = renderMenu();
    await open();
    const isAllowed = fireEvent.keyDown(getItem('Invoices only'), { key: 'Enter', repeat: true });
    expect(isAllowed).toBe(false);
    expect(onSelect).not.toHaveBeenCalled();
  });

  it('an item that does nothing can be reached, and says why', async () => {
    const { open, onSelect, user } = renderMenu();
    await open('{ArrowUp}');
    const item = getItem('Disconnect');
    expect(item).toHaveFocus();
    expect(item).toHaveAttribute('aria-disabled', 'true');
    expect(item).toHaveAccessibleDescription(REASON);
    await user.keyboard('{Enter}');
    expect(screen.getByRole('menu')).toBeInTheDocument();
    expect(onSelect).not.toHaveBeenCalled();
  });

  it('a press outside closes it, and one that slips off an item does not', async () => {
    const { open, button, onSelect, user } = renderMenu();
    const menu = await open();
    const overlay = menu.parentElement ?? menu;
    fireEvent.pointerDown(getItem('Sync log'));
    fireEvent.click(overlay);
    expect(menu).toBeInTheDocument();
    await user.click(overlay);
    expectClosed();
    expect(button).toHaveFocus();
    expect(onSelect).not.toHaveBeenCalled();
  });

  it('the first item gets the focus of one that goes', async () => {
    function Page() {
      const [isShort, setIsShort] = useState(false);
      window.addEventListener('go', () => act(() => setIsShort(true)), { once: true });
      return (
        <Menu label="More">
          <MenuItem onSelect={vi.fn()}>First</MenuItem>
          {!isShort && <MenuItem onSelect={vi.fn()}>Second</MenuItem>}
        </Menu>
      );
    }
    const { user } = renderWithSandbox(<Page />);
    act(() => screen.getByRole('button', { name: 'More' }).focus());
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(getItem('Second')).toHaveFocus());
    window.dispatchEvent(new Event('go'));
    expect(getItem('First')).toHaveFocus();
  });
});

describe('the menu closes', () => {
  it('when the window loses the focus, which the button gets', async () => {
    const { open, button } = renderMenu();
    await open();
    fireEvent.blur(window);
    expectClosed();
    expect(button).toHaveFocus();
  });

  it('when something else takes the focus, which keeps it', async () => {
    const { open } = renderMenu();
    await open();
    act(() => screen.getByRole('button', { name: 'after' }).focus());
    expectClosed();
    expect(screen.getByRole('button', { name: 'after' })).toHaveFocus();
  });

  it('when another menu opens', async () => {
    const { user } = renderWithSandbox(
      ['One', 'Two'].map((name) => (
        <Menu key={name} label={name}>
          <MenuItem onSelect={vi.fn()}>{`${name}, item`}</MenuItem>
        </Menu>
      )),
    );
    await user.click(screen.getByRole('button', { name: 'One' }));
    await screen.findByRole('menu', { name: 'One' });
    fireEvent.click(screen.getByRole('button', { name: 'Two' }));
    expect(await screen.findByRole('menu', { name: 'Two' })).toBeInTheDocument();
    expect(screen.getAllByRole('menu')).toHaveLength(1);
    expect(getItem('Two, item')).toHaveFocus();
  });

  it('when it leaves the page, and leaves nothing behind', async () => {
    const { open, unmount } = renderMenu();
    await open();
    unmount();
    expect(document.querySelector('accounting-place')).toBeNull();
    fireEvent.blur(window);
    fireEvent.scroll(window);
  });
});

it('an item outside of a menu says so', () => {
  expect(() => renderWithSandbox(<MenuItem onSelect={vi.fn()}>Alone</MenuItem>)).toThrow(
    '<MenuItem> must be inside of a <Menu>.',
  );
});
