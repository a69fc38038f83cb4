import { useEffect, useState } from 'react';
import { fetchJson } from './fetchJson.ts';
import { Icon } from './Icon.tsx';

interface SandboxState {
  message?: string;
  isSlow: boolean;
  signIn: { email: string; password: string };
}

interface SandboxBarProps {
  /** The product's own lists may have changed. The widget is told nothing: it finds out by itself. */
  onChange: () => void;
}

const CONTROLS = [
  { action: 'deauthorize', label: 'Deauthorize' },
  { action: 'slow', label: 'Slow network' },
  { action: 'fail', label: 'Fail the next call' },
  { action: 'expire', label: 'Expire the token' },
  { action: 'advance', label: 'Jump one hour' },
  { action: 'reset', label: 'Reset' },
] as const;

/** Drives the sandbox, to see how the widget takes it. Part of the demo, not of the package. */
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
      if (action === 'reset') {
        window.location.reload();
        return;
      }
      setState(next);
      onChange();
    } catch {
      setState((before) => before && { ...before, message: 'The demo does not answer.' });
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
              aria-pressed={action === 'slow' ? (state?.isSlow ?? false) : undefined}
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
