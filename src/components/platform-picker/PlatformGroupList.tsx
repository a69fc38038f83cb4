import type { PlatformGroup } from './groupPlatforms.ts';
import { PlatformItem } from './PlatformItem.tsx';
import type { PlatformItemProps } from './PlatformItem.tsx';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';

interface PlatformGroupListProps extends Pick<PlatformItemProps, 'onSelect' | 'renderIcon'> {
  group: PlatformGroup;
  /** The key of the chosen platform. */
  chosen: string | null;
  title: string;
}

/** A group of the list with its title, which is not shown if it is the only group. */
export function PlatformGroupList({ group, chosen, title, ...itemProps }: PlatformGroupListProps) {
  const { part } = useAccountingContext('PlatformPicker');
  const { kind, platforms } = group;
  return (
    <div {...part('platform-group')}>
      {kind !== 'offered' && <p {...part('platform-group-title')}>{title}</p>}
      <ul
        {...part('platform-list')}
        data-kind={kind}
        data-count={platforms.length}
        aria-label={title}
      >
        {platforms.map((platform) => (
          <PlatformItem
            key={platform.key}
            platform={platform}
            isCurrent={platform.key === chosen}
            isTile={kind === 'popular'}
            {...itemProps}
          />
        ))}
      </ul>
    </div>
  );
}
