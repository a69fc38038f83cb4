import type { Words } from '../components/getWords.ts';
import type { PullPhase } from '../hooks/usePull.ts';

/** What the widget says of a pull. Empty before one, and after a failure, which an alert explains. */
export function getPullText(
  phase: PullPhase,
  /** Whether it ended just now. */
  isResult: boolean,
  name: string,
  { widget, format, join }: Words<'widget'>,
): string {
  switch (phase) {
    case 'requesting':
      return widget.pullRequesting;
    case 'running':
      return format(widget.pullRunning, { name });
    case 'complete':
      return isResult ? join(widget.pullComplete, widget.pullNote) : '';
    case 'idle':
    case 'failed':
      return '';
  }
}
