import type { Platform } from './Platform.ts';
import type { PlatformKey } from './PlatformKey.ts';

/** The day these facts were last compared with the provider's public documentation. */
const CHECKED_AT = '2026-11-22';
const RETIRED_AT = '2026-01-10';

const PEOPLE = ['customers', 'suppliers'] as const;
const ALL_BUT_ITEMS = [...PEOPLE, 'invoices', 'bills', 'payments'] as const;
const ALL = [...PEOPLE, 'invoices', 'bills', 'items', 'payments'] as const;

type Facts = Partial<Omit<Platform, 'key' | 'name'>>;

function platform(key: PlatformKey, name: string, { notes = [], ...facts }: Facts = {}): Platform {
  return {
    key,
    name,
    authorization: 'oauth',
    notes,
    device: 'any',
    regions: [],
    isTest: false,
    isReadOnly: notes.includes('read_only'),
    push: [],
    checkedAt: CHECKED_AT,
    ...facts,
  };
}

/** All platforms, A to Z by today's names. The API's guide uses the former ones. */
export const platforms: readonly Platform[] = /* @__PURE__ */ [
  platform('clear_books', 'Clear Books', {
    authorization: 'api_key',
    notes: ['api_key', 'read_only'],
    regions: ['GB'],
    retiredAt: RETIRED_AT,
  }),
  platform('dynamics_365_business_central', 'Dynamics 365 Business Central', {
    notes: ['needs_directory_admin', 'installs_extension', 'needs_essentials'],
    setupMinutes: [10, 20],
    push: [...PEOPLE, 'bills', 'payments'],
  }),
  platform('exact_netherlands', 'Exact Online (NL)', {
    formerName: 'Exact (Netherlands)',
    notes: ['exact_online_only'],
    regions: ['NL'],
    push: PEOPLE,
  }),
  platform('exact_uk', 'Exact Online (UK)', {
    formerName: 'Exact (UK)',
    notes: ['exact_online_only'],
    regions: ['GB'],
    push: PEOPLE,
  }),
  platform('freeagent', 'FreeAgent', { regions: ['GB'], push: ALL_BUT_ITEMS }),
  platform('freshbooks', 'FreshBooks', {
    notes: ['no_freshbooks_classic'],
    regions: ['US'],
    push: ['customers', 'invoices', 'payments'],
  }),
  platform('kashflow', 'IRIS KashFlow', {
    formerName: 'KashFlow',
    authorization: 'password',
    notes: ['read_only'],
    retiredAt: RETIRED_AT,
  }),
  platform('myob', 'MYOB Business', {
    formerName: 'MYOB AccountRight and Essentials',
    notes: ['chooses_data_file', 'data_file_online', 'data_file_password'],
    regions: ['AU', 'NZ'],
    push: ALL_BUT_ITEMS,
  }),
  platform('netsuite', 'Oracle NetSuite', {
    authorization: 'guided',
    notes: ['needs_admin', 'installs_bundle', 'netsuite_features', 'one_subsidiary'],
    push: ALL_BUT_ITEMS,
  }),
  platform('pandle', 'Pandle', { notes: ['read_only'], regions: ['GB'], retiredAt: RETIRED_AT }),
  platform('quickbooks_desktop', 'QuickBooks Desktop', {
    authorization: 'connector',
    notes: [
      'windows_same_computer',
      'company_file_open',
      'busy_while_syncing',
      'first_sync_evening',
    ],
    device: 'windows',
    regions: ['US', 'CA'],
    push: ALL,
  }),
  platform('quickbooks_online', 'QuickBooks Online', {
    notes: ['needs_primary_admin', 'no_self_employed'],
    regions: ['US', 'GB', 'CA', 'AU', 'IE'],
    push: ALL,
  }),
  platform('quickbooks_online_sandbox', 'QuickBooks Online Sandbox', {
    notes: ['test_companies_only'],
    isTest: true,
    push: ALL,
  }),
  platform('sage_200cloud', 'Sage 200 Standard', {
    formerName: 'Sage 200cloud',
    notes: ['standard_only', 'not_for_phones', 'read_only'],
    device: 'desktop',
  }),
  platform('sage_50_uk', 'Sage 50 Accounts', {
    formerName: 'Sage 50 (UK)',
    authorization: 'connector',
    notes: ['windows_same_computer', 'license_key', 'second_user_to_write'],
    device: 'windows',
    setupMinutes: [0, 30],
    regions: ['GB', 'IE'],
    push: ALL_BUT_ITEMS,
  }),
  platform('sage_business_cloud_accounting', 'Sage Accounting', {
    formerName: 'Sage Business Cloud Accounting',
    notes: ['chooses_business'],
    regions: ['GB', 'IE', 'DE', 'ES', 'PT', 'FR', 'US', 'CA', 'AE'],
    push: ALL_BUT_ITEMS,
  }),
  platform('sage_intacct', 'Sage Intacct', {
    authorization: 'guided',
    notes: [
      'needs_full_admin',
      'web_services_user',
      'entity_level_access',
      'no_trial',
      'not_for_phones',
    ],
    device: 'desktop',
    regions: ['US'],
    push: ALL_BUT_ITEMS,
  }),
  platform('sandbox', 'Sandbox', {
    authorization: 'none',
    notes: ['sample_data'],
    isTest: true,
    push: ALL,
  }),
  platform('wave', 'Wave', { notes: ['read_only'] }),
  platform('xero', 'Xero', {
    notes: ['one_organization'],
    regions: ['GB', 'US', 'AU'],
    push: ALL,
  }),
  platform('zoho_books', 'Zoho Books', {
    notes: ['no_line_items', 'twenty_connections'],
    regions: ['GB', 'US'],
    push: ['suppliers', 'invoices', 'bills', 'payments'],
  }),
];
