import type { ReactNode } from 'react';
import type { PlatformKey } from './PlatformKey.ts';

/** How people prove to the platform that they may access these books. */
export type PlatformAuthorization =
  /** Sign in and consent on the platform's own page. */
  | 'oauth'
  /** A key copied from the platform into a form. */
  | 'api_key'
  /** User name and password in a form. */
  | 'password'
  /** A guided setup inside the platform, then credentials in a form. */
  | 'guided'
  /** A program installed on the same computer as the platform. */
  | 'connector'
  /** No proof needed, because the platform holds sample data only. */
  | 'none';

/** A requirement or limit to know before connecting, worded in `messages.platformNotes`. */
export type PlatformNote =
  | 'needs_admin'
  | 'needs_directory_admin'
  | 'needs_primary_admin'
  | 'needs_full_admin'
  | 'installs_extension'
  | 'installs_bundle'
  | 'license_key'
  | 'chooses_data_file'
  | 'needs_essentials'
  | 'exact_online_only'
  | 'no_freshbooks_classic'
  | 'data_file_online'
  | 'data_file_password'
  | 'netsuite_features'
  | 'one_subsidiary'
  | 'windows_same_computer'
  | 'company_file_open'
  | 'busy_while_syncing'
  | 'first_sync_evening'
  | 'no_self_employed'
  | 'test_companies_only'
  | 'standard_only'
  | 'second_user_to_write'
  | 'chooses_business'
  | 'web_services_user'
  | 'entity_level_access'
  | 'no_trial'
  | 'sample_data'
  | 'one_organization'
  | 'no_line_items'
  | 'twenty_connections'
  | 'api_key'
  | 'read_only'
  | 'not_for_phones';

/** A kind of object that can be written to a platform. Kinds that nobody documents are omitted. */
export type PushableType = 'customers' | 'suppliers' | 'invoices' | 'bills' | 'items' | 'payments';

/** An accounting system that people can connect. */
export interface Platform {
  /** The API's name for the platform, in requests and responses. */
  key: PlatformKey | (string & {});
  /** The product's name today, or the partner's. */
  name: string;
  /** The name that the product had before, if the API's guide still uses that one. */
  formerName?: string;
  /** How people sign in. Missing if not documented. */
  authorization?: PlatformAuthorization;
  /** The requirements that people have to know before they connect. */
  notes: readonly PlatformNote[];
  /** Where the setup works. `windows`: only on the computer that runs the platform. @default 'any' */
  device: 'any' | 'desktop' | 'windows';
  /** The shortest and longest usual setup time in minutes, if documented. */
  setupMinutes?: readonly [number, number];
  /** ISO 3166-1 alpha-2 codes. Empty if not documented. */
  regions: readonly string[];
  /** The day the provider behind the API stopped offering the platform, `YYYY-MM-DD`. */
  retiredAt?: string;
  /** Whether the platform holds test companies or sample data only. */
  isTest: boolean;
  /** Whether the platform accepts no writes. */
  isReadOnly: boolean;
  /** The kinds of objects that can be written to the platform. Empty if not documented. */
  push: readonly PushableType[];
  /** The day these facts were last checked, `YYYY-MM-DD`. */
  checkedAt?: string;
  /** The partner's icon for the platform. @default the first letter of `name` */
  icon?: ReactNode;
  /** The partner's page about connecting this platform. */
  url?: string;
}

/** The fields of a platform that a partner may override. */
export type PlatformOverride = Partial<Pick<Platform, 'key' | 'name' | 'icon' | 'url'>>;

/** Either the keys to show, in order, or overrides by key that leave all other platforms as is. */
export type PlatformsOption =
  | readonly (PlatformKey | (string & {}))[]
  | Readonly<Partial<Record<PlatformKey | (string & {}), PlatformOverride>>>;
