import { useWidgetMessages } from './useWidgetMessages.ts';

/** Says why the widget has no actions. */
export function ReadOnlyPanel() {
  const { errors, part } = useWidgetMessages();
  return <p {...part('widget-hint')}>{errors.read_only}</p>;
}
