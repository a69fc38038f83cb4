import { useId } from 'react';

/** A button of the sandbox bar. */
export interface Control {
  /** The action of the back end that it runs. */
  action: string;
  label: string;
  /** Whether it stays on until it is pressed again. */
  isSwitch?: boolean;
}

interface ControlGroupProps {
  controls: readonly Control[];
  /** The actions that are switched on. */
  on: readonly string[];
  onPress: (action: string) => void;
  label?: string;
  className?: string;
}

/** Controls of the sandbox that belong together. */
export function ControlGroup({ controls, on, onPress, label, className = '' }: ControlGroupProps) {
  const labelId = useId();
  return (
    <div
      className={`sandbox-group ${className}`}
      role={label && 'group'}
      aria-labelledby={label && labelId}
    >
      {label && <span id={labelId}>{label}</span>}
      {controls.map(({ action, label: text, isSwitch }) => (
        <button
          key={action}
          type="button"
          aria-pressed={isSwitch && on.includes(action)}
          onClick={() => onPress(action)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
