import { useBooksChange } from '../../hooks/useBooksChange.ts';
import { useDisconnect } from '../../hooks/useDisconnect.ts';
import { booksQuestion } from '../../messages/booksQuestion.ts';
import { useMessages } from '../useMessages.ts';

const english = { booksQuestion };

interface BooksQuestionProps {
  /** Called after the person has confirmed the books. */
  onConfirm?: (() => void) | undefined;
  /** Called when the person disconnects. */
  onDisconnect?: (() => void) | undefined;
}

/** Shows the books before and now, and the two answers. Neither answer stands out. */
export function BooksQuestion({ onConfirm, onDisconnect }: BooksQuestionProps) {
  const { booksQuestion: words, format } = useMessages('BooksQuestion', english);
  const { change, confirm } = useBooksChange();
  const { phase, disconnect } = useDisconnect();
  const isBusy = phase === 'disconnecting';
  if (!change) return null;
  const rows = [
    { label: words.before, books: change.before },
    { label: words.now, books: change.after },
  ];
  return (
    <>
      <dl data-part="books">
        {rows.map(({ label, books: { name, currency } }) => (
          <div key={label} data-part="books-row">
            <dt data-part="books-label">{label}</dt>
            {/* Not a word of the page's language. */}
            <dd data-part="books-name" dir="auto" translate="no">
              {currency ? format(words.books, { company: name, currency }) : name}
            </dd>
          </div>
        ))}
      </dl>
      <p data-part="books-note">
        <span data-part="books-note-text">{`${words.wrong} `}</span>
        <span data-part="books-note-text">{words.wait}</span>
      </p>
      <div data-part="books-actions">
        <button
          type="button"
          data-part="books-button"
          aria-disabled={isBusy || undefined}
          onClick={() => {
            if (isBusy) return;
            confirm();
            onConfirm?.();
          }}
        >
          {words.confirm}
        </button>
        <button
          type="button"
          data-part="books-button"
          aria-disabled={isBusy || undefined}
          aria-busy={isBusy || undefined}
          onClick={() => {
            if (isBusy) return;
            onDisconnect?.();
            void disconnect();
          }}
        >
          {isBusy ? words.disconnecting : words.disconnect}
        </button>
      </div>
    </>
  );
}
