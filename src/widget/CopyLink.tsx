import { useState } from 'react';
import { useMessages } from '../components/useMessages.ts';

/** Copies the authorization's address; shows it to copy by hand where the clipboard is closed. */
export function CopyLink({ url }: { url: string }) {
  const { widget } = useMessages('AccountingConnect');
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      setOutcome('copied');
    } catch {
      // No clipboard outside secure contexts, and none when the person or a policy says no.
      setOutcome('refused');
    }
  }

  return (
    <>
      <button type="button" data-part="widget-button" onClick={() => void copy()}>
        {widget.copy}
      </button>
      <output data-part="widget-hint">{outcome === 'copied' && widget.copied}</output>
      {outcome === 'refused' && (
        <label data-part="widget-field">
          {widget.copyYourself}
          <input
            data-part="widget-field-input"
            readOnly
            value={url}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </>
  );
}
