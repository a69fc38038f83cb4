import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { PlatformPicker } from './PlatformPicker.tsx';

const getSearch = () => screen.getByRole('searchbox', { name: 'Search software' });
const getAnnouncement = () => document.querySelector('[data-part=announcement]');

describe('the search of <PlatformPicker />', () => {
  it('finds one flat list as the person types, and resets on Escape', async () => {
    const { user } = renderWithSandbox(<PlatformPicker />);
    const all = screen.getAllByRole('button').length;

    await user.type(getSearch(), 'QUICK books');
    expect(screen.getAllByRole('button')).toHaveLength(2);
    expect(screen.getAllByRole('list')).toEqual([screen.getByRole('list', { name: '2 results' })]);

    await user.clear(getSearch());
    await user.type(getSearch(), 'xer');
    expect(screen.getByRole('list', { name: '1 result' })).toBeVisible();

    await user.keyboard('{Escape}');
    expect(screen.getAllByRole('button')).toHaveLength(all);
  });

  it('announces the number of results once the person rests', async () => {
    const { user } = renderWithSandbox(<PlatformPicker />);
    const announced: (string | null | undefined)[] = [];
    new MutationObserver(() => announced.push(getAnnouncement()?.textContent)).observe(
      document.body,
      { subtree: true, characterData: true, childList: true },
    );
    expect(getAnnouncement()).toHaveAttribute('aria-live', 'polite');

    await user.type(getSearch(), 'quick');

    await waitFor(() => expect(getAnnouncement()).toHaveTextContent('2 results'));
    expect(new Set(announced)).toEqual(new Set(['', '2 results']));
  });

  it('says what to do if nothing is found, and offers to show all platforms', async () => {
    const { user } = renderWithSandbox(<PlatformPicker />);
    const all = screen.getAllByRole('button').length;
    await user.type(getSearch(), ' Lotus ');
    expect(screen.getByText('No results for “Lotus”.')).toBeVisible();
    expect(screen.getByText('Check the spelling, or try a shorter name.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'My software isn’t listed' })).toBeNull();
    await waitFor(() =>
      expect(getAnnouncement()).toHaveTextContent('No results for “Lotus”. Check the spelling'),
    );

    await user.click(screen.getByRole('button', { name: 'See all software' }));

    expect(screen.getAllByRole('button')).toHaveLength(all);
    expect(getSearch()).toHaveFocus();
  });

  it('offers the partner’s way out, below the list and if nothing is found', async () => {
    const onMissingPlatform = vi.fn();
    const { user } = renderWithSandbox(<PlatformPicker onMissingPlatform={onMissingPlatform} />);
    const getWayOut = () => screen.getByRole('button', { name: 'My software isn’t listed' });
    expect(screen.getAllByRole('button').at(-1)).toBe(getWayOut());
    await user.click(getWayOut());
    expect(onMissingPlatform).toHaveBeenLastCalledWith('');

    await user.type(getSearch(), 'Lotus ');
    await user.click(getWayOut());
    expect(onMissingPlatform).toHaveBeenLastCalledWith('Lotus');
  });
});
