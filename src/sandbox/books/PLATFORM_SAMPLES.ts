import type { PlatformKey } from '../../api/PlatformKey.ts';
import type { PlatformSample } from './PlatformSample.ts';

function createSample(
  name: string,
  authorization: PlatformSample['authorization'],
  organizations: PlatformSample['organizations'],
  trade: PlatformSample['trade'],
  invoicePrefix: string,
): PlatformSample {
  return { name, authorization, organizations, trade, invoicePrefix };
}

/** Sample data for each system of the catalogue. Other systems get generic data. */
export const PLATFORM_SAMPLES: Readonly<Record<PlatformKey, PlatformSample>> = {
  clear_books: createSample('Clear Books', 'api_key', ['Fernhill Gardens Ltd'], 'garden', 'INV'),
  dynamics_365_business_central: createSample(
    'Dynamics 365 Business Central',
    'oauth',
    ['CRONUS Sample UK Ltd', 'Ashdown Wholesale plc'],
    'wholesale',
    'SI-10',
  ),
  exact_netherlands: createSample(
    'Exact Online (NL)',
    'oauth',
    ['Van Dijk Groothandel B.V.', 'Van Dijk Vastgoed B.V.'],
    'wholesale',
    '2026',
  ),
  exact_uk: createSample('Exact Online (UK)', 'oauth', ['Kestrel Foods Ltd'], 'wholesale', '7000'),
  freeagent: createSample('FreeAgent', 'oauth', ['Juno Studio Ltd'], 'design', '0'),
  freshbooks: createSample('FreshBooks', 'oauth', ['Bright Oak Design LLC'], 'design', '00'),
  kashflow: createSample('IRIS KashFlow', 'password', ['Redbridge Motors Ltd'], 'repair', 'KF'),
  myob: createSample(
    'MYOB Business',
    'oauth',
    ['Wattle Grove Bakery Pty Ltd', 'Clearwater (sample file)'],
    'bakery',
    'IV',
  ),
  netsuite: createSample(
    'Oracle NetSuite',
    'guided',
    ['Meridian Software Inc. : US', 'Meridian Software Inc. : UK'],
    'software',
    'INVUS',
  ),
  pandle: createSample('Pandle', 'oauth', ['Pebble & Pine Ltd'], 'garden', 'PAN-'),
  quickbooks_desktop: createSample(
    'QuickBooks Desktop',
    'connector',
    ['Hudson Auto Repair Inc.'],
    'repair',
    '71',
  ),
  quickbooks_online: createSample(
    'QuickBooks Online',
    'oauth',
    ['Lone Star Roasters LLC', 'Lone Star Holdings LLC'],
    'coffee',
    '10',
  ),
  quickbooks_online_sandbox: createSample(
    'QuickBooks Online Sandbox',
    'oauth',
    ['Sandbox Company_US_1', 'Sandbox Company_UK_1'],
    'garden',
    '10',
  ),
  sage_200cloud: createSample(
    'Sage 200 Standard',
    'oauth',
    ['Whitfield Catering Supplies Ltd'],
    'wholesale',
    '00000',
  ),
  sage_50_uk: createSample(
    'Sage 50 Accounts',
    'connector',
    ['Stationery & Computer Mart UK'],
    'software',
    '9',
  ),
  sage_business_cloud_accounting: createSample(
    'Sage Accounting',
    'oauth',
    ['Hollins Bakehouse Ltd', 'Hollins Catering Ltd'],
    'bakery',
    'SI-',
  ),
  sage_intacct: createSample(
    'Sage Intacct',
    'guided',
    ['Cascade Software Group', 'Cascade Services (entity 200)'],
    'software',
    'INV-00',
  ),
  sandbox: createSample('Sandbox', 'none', ['Sandbox Sample Company'], 'software', 'SBX-'),
  wave: createSample('Wave', 'oauth', ['Lakeside Illustration'], 'design', ''),
  xero: createSample(
    'Xero',
    'oauth',
    ['Demo Company (UK)', 'Harbor Lane Coffee Ltd'],
    'coffee',
    'INV-0',
  ),
  zoho_books: createSample(
    'Zoho Books',
    'oauth',
    ['Saffron & Clove Ltd', 'Zylker (demo organization)'],
    'bakery',
    'INV-000',
  ),
};
