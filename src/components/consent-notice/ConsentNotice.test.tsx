import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWithSandbox } from '../../../test/renderWithSandbox.tsx';
import { ar } from '../../messages/locales/ar.ts';
import { ConsentNotice } from './ConsentNotice.tsx';

const consent = { version: '1', onConsent: () => undefined };
const getLines = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);
const getNotice = () => document.querySelector('[data-part=consent-notice]');

describe('<ConsentNotice />', () => {
  it('says what is read, in which direction, for how long and how it ends', () => {
    const { getCalls } = renderWithSandbox(<ConsentNotice platform="xero" />, {
      provider: { consent },
    });
    expect(getLines()).toEqual([
      'We’ll read the invoices and products in Xero.',
      'We won’t change anything in Xero.',
      'Access lasts until you disconnect. You can do that at any time.',
    ]);
    expect(getCalls()).toEqual([]);
  });

  it('says what is added in the API version that also sends', () => {
    renderWithSandbox(<ConsentNotice />, { provider: { apiVersion: '2024-05-25' } });
    expect(getLines()).toEqual([
      'We’ll read the invoices, bills, products, contacts, and payments in your accounting software.',
      'We’ll add what you create here to your accounting software. We won’t delete anything.',
      'Access lasts until you disconnect. You can do that at any time.',
    ]);
  });

  it('uses the partner’s name of the software, and the language of the provider', () => {
    renderWithSandbox(<ConsentNotice platform="xero" />, {
      provider: { locale: ar, platforms: { xero: { name: 'زيرو' } } },
    });
    expect(getLines()[1]).toBe('لن نغيّر أي شيء في زيرو.');
    expect(getNotice()).toHaveAttribute('dir', 'rtl');
  });

  it('shows the partner’s own text in place of ours', () => {
    const text = 'We read {name}.\n\nWe keep it for a {year}.';
    const { update } = renderWithSandbox(<ConsentNotice platform="xero" />, {
      provider: { consent: { ...consent, text } },
    });
    expect(getNotice()?.textContent).toBe('We read Xero.\n\nWe keep it for a {year}.');

    update({ consent: { ...consent, text: <a href="/terms">Our terms</a> } });
    expect(screen.getByRole('link', { name: 'Our terms' })).toBeVisible();
    expect(screen.queryByRole('list')).toBeNull();
  });

  it.each(['', null, false])('shows our text if the partner’s is %j', (text) => {
    renderWithSandbox(<ConsentNotice />, { provider: { consent: { ...consent, text } } });
    expect(getLines()).toHaveLength(3);
  });
});
