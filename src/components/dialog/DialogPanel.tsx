import * as Dialog from '@radix-ui/react-dialog';
import type { ReactNode, Ref } from 'react';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';

interface DialogPanelProps {
  panelRef: Ref<HTMLDivElement>;
  part: string;
  mark: ReactNode;
  title: string;
  /** `undefined` if a child is the description. */
  description: string | undefined;
  children: ReactNode;
}

/** The visible box of a dialog, with the partner's own header and footer around its content. */
export function DialogPanel({
  panelRef,
  part,
  mark,
  title,
  description,
  children,
}: DialogPanelProps) {
  const { theme, renderDialogHeader, renderDialogFooter } = useAccountingContext('DialogPanel');
  const name = part.replace('-dialog', '');
  const header = renderDialogHeader?.(name);
  const footer = renderDialogFooter?.(name);
  return (
    <div ref={panelRef} data-accounting-theme={theme} data-part={part}>
      {header && <div data-part="dialog-header">{header}</div>}
      {mark}
      <Dialog.Title data-part="dialog-title">{title}</Dialog.Title>
      {description && (
        <Dialog.Description data-part="dialog-description">{description}</Dialog.Description>
      )}
      {children}
      {footer && <div data-part="dialog-footer">{footer}</div>}
    </div>
  );
}
