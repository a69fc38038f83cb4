import { usePlatforms } from '../hooks/usePlatforms.ts';
import { steps } from '../messages/steps.ts';
import { useMessages } from './useMessages.ts';

const english = { steps };

/**
 * Shows how far the person is on the way to a connection. Renders an `<ol>`. Without a `current`
 * step, every step is done. Leaves out the choice where people choose while signing in.
 */
export function StepRail({ current }: { current: 'signIn' | undefined }) {
  const { steps: words, part } = useMessages('StepRail', english);
  const { canChoosePlatform } = usePlatforms();
  const all = canChoosePlatform
    ? (['choose', 'signIn', 'done'] as const)
    : (['signIn', 'done'] as const);
  const position = current ? all.indexOf(current) : all.length;
  return (
    <ol {...part('steps')} aria-label={words.label}>
      {all.map((step, index) => (
        <li
          key={step}
          {...part('step')}
          data-step={index < position ? 'done' : step === current ? 'current' : 'next'}
          aria-current={step === current ? 'step' : undefined}
        >
          {words[step]}
        </li>
      ))}
    </ol>
  );
}
