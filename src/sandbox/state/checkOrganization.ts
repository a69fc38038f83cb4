import { getPlatformSample } from '../books/getPlatformSample.ts';

/** @throws Error if the authorization pages of the platform do not offer the organization */
export function checkOrganization(platform: string, organization: string | undefined): void {
  const { name, organizations } = getPlatformSample(platform);
  if (organization === undefined || organizations.includes(organization)) return;
  throw new Error(
    `${name} does not offer the organization "${organization}", only: ${organizations.join(', ')}.`,
  );
}
