import { getPlatforms } from '../../../src/api/getPlatforms.ts';
import type { Session } from '../../../src/engine/Session.ts';
import { en } from '../../../src/messages/en.ts';
import { getHeadline } from '../../../src/widget/getHeadline.ts';
import { getWidgetView } from '../../../src/widget/getWidgetView.ts';

/** The widget's English text: its headline, its pull button and its errors. */
export function getWords({ connections, connector, puller, disconnector }: Session): string[] {
  const { data, error } = connections.entry.get();
  const [connect, pull, disconnect] = [connector.get(), puller.get(), disconnector.get()];
  const connection = connections.getCurrent();
  const status = data && (connection?.status ?? 'not_connected');
  const platform = getPlatforms(undefined).find(({ key }) => key === connection?.platform);
  const sight = 'window' in connect ? connect.window : 'none';
  const { phase } = connect;
  const failures = [
    error,
    'failure' in connect ? connect.failure?.error : undefined,
    pull.phase === 'failed' ? pull.error : undefined,
    disconnect.phase === 'failed' ? disconnect.error : undefined,
  ];
  return [
    ...getHeadline({
      view: getWidgetView({ status, hasFailed: error !== undefined, phase, sight }),
      words: en.widget,
      name: platform?.name ?? en.unnamed,
      connection,
      status,
      isCanceled: phase === 'canceled',
      sight,
      isLeaving: status === 'connected',
    }),
    en.pull.all[pull.phase],
    ...failures.flatMap((failure) => (failure ? en.errors[failure.code] : [])),
  ];
}
