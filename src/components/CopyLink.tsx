import { useState } from 'react';
import { connect } from '../messages/connect.ts';
import { useMessages } from './useMessages.ts';

const english = { connect };

interface CopyLinkProps {
  url: string;
  variant?: 'primary' | undefined;
}

/** Copies the authorization link, or shows it to copy by hand if the clipboard is unavailable. */
export function CopyLink({ url, variant }: CopyLinkProps) {
  const { connect: words, part } = useMessages('CopyLink', english);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      setOutcome('copied');
    } catch {
      // The clipboard needs a secure context, and a person or a policy may deny access.
      setOutcome('refused');
    }
  }

  return (
    <>
      <button
        type="button"
        {...part('copy-button')}
        data-variant={variant}
        onClick={() => void copy()}
      >
        {words.copy}
      </button>
      <output {...part('copy-outcome')}>{outcome === 'copied' && words.copied}</output>
      {outcome === 'refused' && (
        <label {...part('copy-field')}>
          <span {...part('copy-label')}>{words.copyYourself}</span>
          <input
            {...part('copy-input')}
            dir="ltr"
            readOnly
            value={url}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </>
  );
}
