import type { ReactNode } from 'react';
import type { PlatformKey } from './PlatformKey.ts';

/** How a person proves to the platform that they may open these books. */
export type PlatformAuthorization =
  /** Sign in and consent on the platform's own page. */
  | 'oauth'
  /** A key copied from the platform into a form. */
  | 'api_key'
  /** User name and password in a form. */
  | 'password'
  /** A guided set-up inside the platform, then credentials in a form. */
  | 'guided'
  /** A program installed next to the platform on a computer. */
  | 'connector'
  /** Nothing to prove: sample data. */
  | 'none';

/** Something to know before connecting. `messages.platformNotes` has the sentence for each. */
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

/** What can be written back to a platform. What is not stated is left out, which is not a "no". */
export type PushableType = 'customers' | 'suppliers' | 'invoices' | 'bills' | 'items' | 'payments';

/** An accounting system a person can connect. */
export interface Platform {
  /** What the API is sent and answers. */
  key: PlatformKey | (string & {});
  name: string;
  /** Today's name, where it differs from the one the API's guide uses. */
  currentName?: string;
  authorization?: PlatformAuthorization;
  notes: readonly PlatformNote[];
  /** Where it can be set up. `windows`: at the computer it runs on. @default 'any' */
  device: 'any' | 'desktop' | 'windows';
  /** Shortest and longest usual set-up, in minutes, where stated. */
  setupMinutes?: readonly [number, number];
  /** ISO 3166-1 alpha-2. Empty: not stated. */
  regions: readonly string[];
  /** The day the provider behind the API stopped offering it, `YYYY-MM-DD`. */
  retiredAt?: string;
  /** Holds test companies or sample data only. */
  isTest: boolean;
  /** Nothing can be written back. */
  isReadOnly: boolean;
  push: readonly PushableType[];
  /** The day these facts were last checked, `YYYY-MM-DD`. */
  checkedAt?: string;
  /** The partner's own mark for it. Without one, its initials are shown. */
  icon?: ReactNode;
  /** The partner's page on connecting this system. */
  url?: string;
}

/** What a partner may say differently of a platform. */
export type PlatformOverride = Partial<Pick<Platform, 'key' | 'name' | 'icon' | 'url'>>;

/** Keys to show, in order; or overrides by catalogue key, with all the others as they are. */
export type PlatformsOption =
  | readonly (PlatformKey | (string & {}))[]
  | Readonly<Partial<Record<PlatformKey | (string & {}), PlatformOverride>>>;
