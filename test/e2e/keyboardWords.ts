import type { Locale } from 'react-accounting-connect';
import { formatMessage } from '../../src/lib/formatMessage.ts';
import type { Message, MessageValues } from '../../src/lib/formatMessage.ts';

/** What a person reads on the way through the widget in a language. */
export function getKeyboardWords({ tag, messages }: Locale) {
  const { connect, disconnect, disconnectDialog, picker, pull, syncLog, syncLogFrame, widget } =
    messages;
  const say = (message: Message, values: MessageValues) => formatMessage(message, values, tag);
  return {
    /** How to open the demo in this language. */
    path: `/settings/accounting?language=${tag.slice(0, 2)}`,
    region: widget.label,
    connect: connect.choose,
    another: widget.another,
    chooseTitle: picker.title,
    search: picker.search,
    close: picker.close,
    beforeTitle: (name: string) => say(picker.before, { name }),
    back: picker.back,
    trouble: widget.trouble,
    copy: connect.copy,
    copied: connect.copied,
    connected: (name: string) => say(widget.nowConnected, { name }),
    sync: pull.all.idle,
    syncAgain: pull.all.complete,
    syncLog: syncLogFrame.title,
    syncLogItem: widget.syncLog,
    onlyFailed: syncLog.onlyFailed,
    more: widget.more,
    switch: widget.switch,
    switchTitle: picker.switchTitle,
    confirmTitle: (from: string, to: string) => say(picker.confirmTitle, { from, to }),
    leaveTitle: (from: string) => say(picker.leaveTitle, { from }),
    leave: picker.leave,
    disconnect: disconnect.disconnect,
    disconnectTitle: (name: string) => say(disconnectDialog.title, { name }),
    keep: disconnectDialog.keep,
    confirmDisconnect: disconnectDialog.confirm,
    disconnected: (name: string) => say(widget.disconnected, { name }),
  };
}

export type KeyboardWords = ReturnType<typeof getKeyboardWords>;
