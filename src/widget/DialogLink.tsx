import { getIntentProps } from '../components/dialog/getIntentProps.ts';
import type { LazyDialog } from '../components/dialog/useLazyDialog.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

interface DialogLinkProps extends Pick<
  LazyDialog<unknown>,
  'step' | 'failure' | 'prefetch' | 'show'
> {
  children: string;
}

/** A button that looks like a link and opens a dialog, and says so if its code could not be loaded. */
export function DialogLink({ step, failure, prefetch, show, children }: DialogLinkProps) {
  const { errors } = useWidgetMessages();
  return (
    <>
      <button
        type="button"
        data-part="widget-button"
        data-variant="link"
        aria-haspopup="dialog"
        aria-busy={step === 'loading' || undefined}
        {...getIntentProps({}, prefetch)}
        onClick={(event) => show(event.currentTarget)}
      >
        {children}
      </button>
      {failure && (
        <span data-part="widget-alert" role="alert">
          {errors[failure]}
        </span>
      )}
    </>
  );
}
