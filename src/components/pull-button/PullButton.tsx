import { forwardRef, useEffect } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import type { ResourceType } from '../../api/Pull.ts';
import { useBooksChange } from '../../hooks/useBooksChange.ts';
import { useConnection } from '../../hooks/useConnection.ts';
import { usePull } from '../../hooks/usePull.ts';
import { composeEventHandlers } from '../../lib/composeEventHandlers.ts';
import { createLoader } from '../../lib/createLoader.ts';
import { errors } from '../../messages/errors.ts';
import { failures } from '../../messages/failures.ts';
import { pull } from '../../messages/pull.ts';
import { useAccountingContext } from '../../provider/useAccountingContext.ts';
import { Announcement } from '../Announcement.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { getIntentProps } from '../dialog/getIntentProps.ts';
import { useLazyDialog } from '../dialog/useLazyDialog.ts';
import { useMessages } from '../useMessages.ts';
import { useReason } from '../useReason.tsx';

const english = { errors, failures, pull };

/** Props of `PullButton`. */
export interface PullButtonProps extends ComponentPropsWithoutRef<'button'> {
  /**
   * The only resource type to pull. Without it, the button pulls everything. In API
   * version 2024-05-25, a pull always reads everything, so the button ignores the type.
   */
  resourceType?: ResourceType | undefined;
  /**
   * Whether a live region tells screen readers how the pull goes. Turn it off if a text of your own
   * does. @default true
   */
  announce?: boolean | undefined;
  /**
   * Whether to show below the button why the pull failed. Turn it off if a notice of your own
   * does. @default true
   */
  showError?: boolean | undefined;
}

const booksDialog = /* @__PURE__ */ createLoader(() =>
  import('../dialogs.ts').then(({ BooksDialog }) => BooksDialog),
);

/**
 * Starts a pull and shows its progress. Renders a `<button>`, followed by a `notice` if the pull
 * failed. If a new connection names other books than the one before, the button first asks in a
 * dialog whether they are the right ones.
 * Style it with `[data-part='pull-button']`, `data-status` and `data-phase`.
 */
export const PullButton = /* @__PURE__ */ forwardRef<HTMLButtonElement, PullButtonProps>(
  function PullButton(
    { resourceType: wanted, announce = true, showError = true, children, onClick, ...buttonProps },
    ref,
  ) {
    const { pull: words, errors, failures, part } = useMessages('PullButton', english);
    const { theme, frame } = useAccountingContext('PullButton');
    const { status, isLoading, isReadOnly } = useConnection();
    const { change } = useBooksChange();
    const pull = usePull();
    const dialog = useLazyDialog(booksDialog);
    // Promises no type that this API version cannot pull by itself.
    const resourceType = pull.resourceTypes.find((type) => type === wanted);

    // With several buttons, only the one for this resource type shows the progress.
    const isOwn = pull.resourceType === (resourceType ?? null);
    const phase = isOwn ? pull.phase : 'idle';
    const isPulling = pull.phase === 'requesting' || pull.phase === 'running';
    const isConnected = status === 'connected';
    const label = words[resourceType ?? 'all'][phase];
    const ownError = isOwn ? pull.error : undefined;
    const failure = dialog.failure ? { code: dialog.failure } : ownError;
    const sentence = failure && errors[failure.code];
    const isShown = showError || dialog.failure !== undefined;
    const isQuestion = change !== null && isConnected && !isPulling && !isReadOnly;
    const isBusy = (isPulling && isOwn) || dialog.step === 'loading';

    const { close } = dialog;
    // Somebody has answered, so the dialog must not reopen for the next change.
    useEffect(() => {
      if (!isQuestion) close();
    }, [isQuestion, close]);

    const start = () => void pull.start({ resourceType });

    function getHint() {
      if (isReadOnly) return errors.read_only;
      if (!isConnected) return isLoading ? undefined : words.notConnected;
      if (isPulling && !isOwn) return words.busy;
      return sentence ?? (isQuestion ? words.confirmFirst : undefined);
    }

    function getAnnouncement() {
      // The notice says it.
      if (sentence) return isShown ? '' : sentence;
      if (phase === 'idle') return '';
      return phase === 'complete' ? words.done : label;
    }

    const reason = useReason(getHint(), buttonProps['aria-describedby']);
    return (
      <>
        <button
          type="button"
          title={getHint()}
          aria-haspopup={isQuestion ? 'dialog' : undefined}
          {...frame}
          {...buttonProps}
          {...getIntentProps(buttonProps, () => isQuestion && dialog.prefetch())}
          ref={ref}
          aria-describedby={reason.describedBy}
          data-accounting-theme={theme}
          {...part('pull-button', buttonProps.className)}
          data-status={status ?? (isLoading ? 'loading' : 'error')}
          data-phase={phase}
          // Not `disabled`: that would drop keyboard focus the moment the pull starts.
          aria-disabled={isPulling || !isConnected || isReadOnly || undefined}
          aria-busy={isBusy || undefined}
          onClick={composeEventHandlers(onClick, (event) => {
            if (isQuestion) dialog.show(event.currentTarget);
            else if (!isPulling && isConnected && !isReadOnly) start();
          })}
        >
          {children ?? label}
        </button>
        {reason.element}
        {isShown && failure && (
          <FailureNotice
            what={!dialog.failure && failures.pull}
            error={failure}
            frame={frame}
            live={announce || dialog.failure ? 'alert' : 'none'}
          />
        )}
        {announce && <Announcement>{getAnnouncement()}</Announcement>}
        {dialog.open && isQuestion && (
          <dialog.open.Dialog opener={dialog.open.opener} onConfirm={start} onClose={close} />
        )}
      </>
    );
  },
);
