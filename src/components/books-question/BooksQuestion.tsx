import { useBooksChange } from '../../hooks/useBooksChange.ts';
import { useDisconnect } from '../../hooks/useDisconnect.ts';
import { booksQuestion } from '../../messages/booksQuestion.ts';
import { ForeignText } from '../ForeignText.tsx';
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
  const { booksQuestion: words, format, join, part } = useMessages('BooksQuestion', english);
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
      <dl {...part('books')}>
        {rows.map(({ label, books: { name, currency } }) => (
          <div key={label} {...part('books-row')}>
            <dt {...part('books-label')}>{label}</dt>
            {/* Not a word of the page's language. */}
            <dd {...part('books-name')} translate="no">
              <ForeignText>
                {currency ? format(words.books, { company: name, currency }) : name}
              </ForeignText>
            </dd>
          </div>
        ))}
      </dl>
      <p {...part('books-note')}>{join(words.wrong, words.wait)}</p>
      <div {...part('books-actions')}>
        <button
          type="button"
          {...part('books-button')}
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
          {...part('books-button')}
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
