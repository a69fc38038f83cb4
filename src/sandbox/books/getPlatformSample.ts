import { PLATFORM_SAMPLES } from './PLATFORM_SAMPLES.ts';
import type { PlatformSample } from './PlatformSample.ts';

/** A system's sample data; generic data for one the catalogue does not know. */
export function getPlatformSample(platform: string): PlatformSample {
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
