import { AccountingError } from '../../api/AccountingError.ts';
import type { ResourceType } from '../../api/Pull.ts';
import type { PullFlow } from '../../provider/PullFlow.ts';
import type { Session } from '../../provider/Session.ts';

/** There was no answer. */
const LOST = ['network', 'timeout'];
/** There was one, but the API may have heard the request all the same. */
const UNCERTAIN = ['server_error', 'invalid_response'];

/** Asks for a pull. Where the answer is lost, time will tell whether the API heard it. */
export async function sendPull(
  session: Session,
  connectionId: string,
  type: ResourceType | undefined,
): Promise<Partial<PullFlow>> {
  try {
    return { pulls: await session.api.startPull(connectionId, type, session.getSignal()) };
  } catch (cause) {
    if (!(cause instanceof AccountingError)) throw cause;
    const { code, message, status, requestId } = cause;
    if (LOST.includes(code)) return { doubt: cause };
    if (UNCERTAIN.includes(code)) session.pulling.set({ ...session.pulling.get(), doubt: cause });
    // A conflict here is not about another system.
    throw code === 'already_connected'
      ? new AccountingError('invalid_request', message, { status, requestId })
      : cause;
  }
}
