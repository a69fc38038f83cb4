import { useMessages } from '../components/useMessages.ts';
import { booksQuestion } from '../messages/booksQuestion.ts';
import { chosenThere } from '../messages/chosenThere.ts';
import { connect } from '../messages/connect.ts';
import { disconnect } from '../messages/disconnect.ts';
import { errors } from '../messages/errors.ts';
import { failures } from '../messages/failures.ts';
import { platformNotes } from '../messages/platformNotes.ts';
import { pull } from '../messages/pull.ts';
import { status } from '../messages/status.ts';
import { widget } from '../messages/widget.ts';

const english = {
  booksQuestion,
  chosenThere,
  connect,
  disconnect,
  errors,
  failures,
  platformNotes,
  pull,
  status,
  widget,
};

/** The messages that the widget and its panels show themselves. */
export const useWidgetMessages = () => useMessages('AccountingConnect', english);
