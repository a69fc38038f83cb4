import type { Locale } from '../Messages.ts';
import { booksQuestion } from '../booksQuestion.ts';
import { chosenThere } from '../chosenThere.ts';
import { connect } from '../connect.ts';
import { consent } from '../consent.ts';
import { disconnect } from '../disconnect.ts';
import { disconnectDialog } from '../disconnectDialog.ts';
import { errors } from '../errors.ts';
import { failures } from '../failures.ts';
import { picker } from '../picker.ts';
import { platformNotes } from '../platformNotes.ts';
import { pull } from '../pull.ts';
import { status } from '../status.ts';
import { steps } from '../steps.ts';
import { syncLog } from '../syncLog.ts';
import { syncLogFrame } from '../syncLogFrame.ts';
import { unnamed } from '../unnamed.ts';
import { widget } from '../widget.ts';

/** English. The package shows it by itself; import it for the texts. */
export const en: Locale = {
  tag: 'en',
  messages: {
    booksQuestion,
    chosenThere,
    connect,
    consent,
    disconnect,
    disconnectDialog,
    errors,
    failures,
    picker,
    platformNotes,
    pull,
    status,
    steps,
    syncLog,
    syncLogFrame,
    unnamed,
    widget,
  },
};
