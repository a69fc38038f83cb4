import { useEffect, useState } from 'react';
import { fetchJson } from './fetchJson.ts';
import { Icon } from './Icon.tsx';

interface SandboxState {
  message?: string;
  isSlow: boolean;
  hasTokens: boolean;
  signIn: { email: string; password: string };
}

interface SandboxBarProps {
  /** Called when the product's own lists may have changed. The widget notices changes by itself. */
  onChange: () => void;
}

const CONTROLS = [
  { action: 'deauthorize', label: 'Deauthorize' },
  { action: 'slow', label: 'Slow network' },
  { action: 'fail', label: 'Fail the next call' },
  { action: 'expire', label: 'Expire the token' },
  { action: 'advance', label: 'Jump one hour' },
  { action: 'tokens', label: 'Token in the page' },
  { action: 'reset', label: 'Reset' },
] as const;

/** Whether a control is a switch that is on or off. `undefined` for a button. */
function getPressed(action: string, state: SandboxState | undefined): boolean | undefined {
  if (action === 'slow') return state?.isSlow ?? false;
  return action === 'tokens' ? (state?.hasTokens ?? false) : undefined;
}

/** Controls the sandbox, to show how the widget reacts. Part of the demo, not of the package. */
export function SandboxBar({ onChange }: SandboxBarProps) {
  const [isOpen, setIsOpen] = useState(() => window.matchMedia('(min-width: 60rem)').matches);
  const [state, setState] = useState<SandboxState>();

  useEffect(() => {
    fetchJson<SandboxState>('/api/sandbox').then(setState, () => undefined);
  }, []);

  const run = async (action: string) => {
    try {
      const response = await fetch(`/api/sandbox/${action}`, { method: 'POST' });
      const next: SandboxState = await response.json();
      if (action === 'reset' || action === 'tokens') {
        window.location.reload();
        return;
      }
      setState(next);
      onChange();
    } catch {
      setState((before) => before && { ...before, message: 'The demo isn’t responding.' });
    }
  };

  return (
    <aside className="sandbox-bar" aria-label="Sandbox controls">
      <button
        type="button"
        className="sandbox-toggle"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        Sandbox controls
        <Icon name="chevron" />
      </button>
      {isOpen && (
        <div className="sandbox-controls">
          {CONTROLS.map(({ action, label }) => (
            <button
              key={action}
              type="button"
              aria-pressed={getPressed(action, state)}
              onClick={() => void run(action)}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      <p className="sandbox-message">
        <output>{state?.message}</output>
        {isOpen && !state?.message && state && (
          <span>
            In the sign-in window: <b>{state.signIn.email}</b> and <b>{state.signIn.password}</b>
          </span>
        )}
      </p>
    </aside>
  );
}
