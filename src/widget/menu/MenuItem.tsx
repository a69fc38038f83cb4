import { useContext, useId } from 'react';
import { MenuContext } from './MenuContext.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';

export interface MenuItemProps {
  /**
   * Runs when the menu has closed and its button has the focus again. Open a dialog from the button
   * that this gets, because the item is gone.
   */
  onSelect: (opener: HTMLElement) => void;
  /** Why the item does nothing now. The menu shows it below the label. */
  disabledReason?: string | undefined;
  /** `danger` for an action that ends or removes something. */
  'data-tone'?: 'danger' | undefined;
  children: string;
}

/** An action in a `Menu`. */
export function MenuItem({ onSelect, disabledReason, children, 'data-tone': tone }: MenuItemProps) {
  const id = useId();
  const { part } = useAccountingContext('AccountingConnect');
  const choose = useContext(MenuContext);
  if (!choose) throw new Error('<MenuItem> must be inside of a <Menu>.');
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      {...part('menu-item-button')}
      data-tone={tone}
      // Not `disabled`, so that people can read why it does nothing.
      {...(disabledReason && {
        'aria-disabled': true,
        'aria-labelledby': id,
        'aria-describedby': `${id}reason`,
      })}
      onClick={() => {
        if (!disabledReason) choose(onSelect);
      }}
    >
      <span id={id} {...part('menu-label')}>
        {children}
      </span>
      {disabledReason && (
        <span id={`${id}reason`} {...part('menu-reason')}>
          {disabledReason}
        </span>
      )}
    </button>
  );
}
