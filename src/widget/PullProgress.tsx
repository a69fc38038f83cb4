import { usePull } from '../hooks/usePull.ts';
import { getPullText } from './getPullText.ts';
import { useWidgetMessages } from './useWidgetMessages.ts';

/** The progress or the result of a pull of this page. The widget's live region announces it. */
export function PullProgress({ name }: { name: string }) {
  const { phase } = usePull();
  const words = useWidgetMessages();
  const text = getPullText(phase, name, words);
  return (
    text && (
      <p {...words.part('widget-hint')} data-phase={phase}>
        {text}
      </p>
    )
  );
}
