import type { ConsentRecord } from '../src/engine/consent/ConsentRecord.ts';
import { setUpConnector } from './setUpConnector.ts';
import type { SessionSetup } from './setUpSession.ts';

/** Sets up a session whose provider asks for consent, and a person who agrees. */
export async function setUpConsent(setup: SessionSetup = {}) {
  const view = await setUpConnector({ consentVersion: '1', ...setup });
  const { consent } = view.session;
  const records: ConsentRecord[] = [];
  const server = {
    /** How the partner's server answers. */
    store: (): void | Promise<void> => undefined,
  };
  const agree = (platform?: string, version = '1') =>
    consent.agree({
      text: 'We’ll read the invoices.',
      locale: 'en-GB',
      version,
      platform,
      onConsent(record) {
        records.push(record);
        return server.store();
      },
    });
  const isNeeded = (platform?: string, replace = false) => consent.isNeeded({ platform, replace });
  return { ...view, consent, records, server, agree, isNeeded };
}
