import { getPlatforms } from '../../../src/api/getPlatforms.ts';
import type { Session } from '../../../src/engine/Session.ts';
import { getWords } from '../../../src/components/getWords.ts';
import { createLanguage } from '../../../src/provider/createLanguage.ts';
import { booksQuestion } from '../../../src/messages/booksQuestion.ts';
import { connect as connectWords } from '../../../src/messages/connect.ts';
import { errors } from '../../../src/messages/errors.ts';
import { pull as pullWords } from '../../../src/messages/pull.ts';
import { status as statusWords } from '../../../src/messages/status.ts';
import { unnamed } from '../../../src/messages/unnamed.ts';
import { widget } from '../../../src/messages/widget.ts';
import { getHeadline } from '../../../src/widget/getHeadline.ts';
import { getWidgetView } from '../../../src/widget/getWidgetView.ts';

const english = { booksQuestion, connect: connectWords, status: statusWords, widget };
const language = createLanguage('en', undefined, undefined);

/** The widget's English text: its headline, its pull button and its errors. */
export function getScreenText({ connections, connector, puller, disconnector }: Session): string[] {
  const { data, error } = connections.entry.get();
  const [connect, pull, disconnect] = [connector.get(), puller.get(), disconnector.get()];
  const connection = connections.getCurrent();
  const status = data && (connection?.status ?? 'not_connected');
  const platform = getPlatforms(undefined).find(({ key }) => key === connection?.platform);
  const windowState = 'window' in connect ? connect.window : 'none';
  const { phase } = connect;
  const hasBooksChange = connections.books.getChange() !== null;
  const hasFailed = error !== undefined;
  const failures = [
    error,
    'failure' in connect ? connect.failure?.error : undefined,
    pull.phase === 'failed' ? pull.error : undefined,
    disconnect.phase === 'failed' ? disconnect.error : undefined,
  ];
  return [
    ...getHeadline({
      view: getWidgetView({ status, hasFailed, phase, windowState, hasBooksChange }),
      words: getWords(language, english),
      name: platform?.name ?? unnamed,
      connection,
      status,
      isCanceled: phase === 'canceled',
      windowState,
      choice: undefined,
      isReadOnly: false,
      isNew: false,
      isLeaving: status === 'connected',
    }),
    pullWords.all[pull.phase],
    ...failures.flatMap((failure) => (failure ? errors[failure.code] : [])),
  ];
}
