import { PLATFORM_SAMPLES } from './PLATFORM_SAMPLES.ts';
import type { PlatformSample } from './PlatformSample.ts';

/**
 * The sample data of a system. A system that the catalogue does not know gets generic data, and so
 * does one that the person has not chosen yet (`null`).
 */
export function getPlatformSample(platform: string | null): PlatformSample {
  if (platform === null) return PLATFORM_SAMPLES.sandbox;
  const samples: Readonly<Partial<Record<string, PlatformSample>>> = PLATFORM_SAMPLES;
  if (Object.hasOwn(samples, platform)) {
    const sample = samples[platform];
    if (sample) return sample;
  }
  return {
    name: platform
      .split(/[_\s]+/)
      .filter(Boolean)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' '),
    authorization: 'oauth',
    organizations: ['Sample Company Ltd'],
    trade: 'wholesale',
    invoicePrefix: 'INV-',
  };
}
