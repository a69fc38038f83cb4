import * as Dialog from '@radix-ui/react-dialog';
import type { ReactNode, Ref } from 'react';
import type { PartName } from '../../provider/PartName.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';

interface DialogPanelProps {
  panelRef: Ref<HTMLDivElement>;
  step: PartName;
  progress: ReactNode;
  mark: ReactNode;
  title: string;
  /** `undefined` if a child is the description. */
  description: string | undefined;
  children: ReactNode;
}

/** The visible box of a dialog, with the partner's own header and footer around its content. */
export function DialogPanel({
  panelRef,
  step,
  progress,
  mark,
  title,
  description,
  children,
}: DialogPanelProps) {
  const { theme, renderDialogHeader, renderDialogFooter, part } =
    useAccountingContext('DialogPanel');
  const name = step.replace('-dialog', '');
  const header = renderDialogHeader?.(name);
  const footer = renderDialogFooter?.(name);
  return (
    <div ref={panelRef} data-accounting-theme={theme} {...part(step)}>
      {header && <div {...part('dialog-header')}>{header}</div>}
      {progress}
      <div {...part('dialog-head')}>
        {mark}
        <Dialog.Title {...part('dialog-title')}>{title}</Dialog.Title>
      </div>
      {description && (
        <Dialog.Description {...part('dialog-description')}>{description}</Dialog.Description>
      )}
      {children}
      {footer && <div {...part('dialog-footer')}>{footer}</div>}
    </div>
  );
}
