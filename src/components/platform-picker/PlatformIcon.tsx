import type { ReactNode } from 'react';
import type { Platform } from '../../api/Platform.ts';

const TINTS = 6;

/** The partner's mark for a system, or its initials: the systems' own logos are their trademarks. */
export function PlatformIcon({ platform, icon }: { platform: Platform; icon: ReactNode }) {
  const own = icon ?? platform.icon;
  if (own != null) {
    return (
      <span data-part="platform-icon" aria-hidden>
        {own}
      </span>
    );
  }
  let sum = 0;
  for (const letter of platform.name) sum += letter.codePointAt(0) ?? 0;
  return (
    <span data-part="platform-icon" data-tint={sum % TINTS} aria-hidden>
      {getMonogram(platform.name)}
    </span>
  );
}

/** QuickBooks Online is QB, Sage 50 is S5, Xero is Xe. */
function getMonogram(name: string): string {
  const capitals = name.match(/[\p{Lu}\p{N}]/gu) ?? [];
  return capitals.length > 1 ? capitals.slice(0, 2).join('') : name.slice(0, 2);
}
