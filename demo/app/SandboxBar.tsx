import { useEffect, useState } from 'react';
import { ControlGroup } from './ControlGroup.tsx';
import type { Control } from './ControlGroup.tsx';
import { fetchJson } from './fetchJson.ts';
import { Icon } from './Icon.tsx';
import { getLanguage, LANGUAGES } from './languages.ts';

interface SandboxState {
  message?: string;
  /** The actions that are switched on. */
  on: readonly string[];
  signIn: { email: string; password: string };
}

interface SandboxBarProps {
  /** Called when the product's own lists may have changed. The widget notices changes by itself. */
  onChange: () => void;
}

/** The first version of the API in which objects are sent to the accounting software. */
const SENDING = '2024-05-25';

const VERSIONS: readonly Control[] = [
  { action: '2023-03-14', label: '2023-03-14', isSwitch: true },
  { action: SENDING, label: SENDING, isSwitch: true },
];

const GENERAL: readonly Control[] = [
  { action: 'deauthorize', label: 'Deauthorize' },
  { action: 'slow', label: 'Slow network', isSwitch: true },
  { action: 'fail', label: 'Fail the next call' },
  { action: 'expire', label: 'Expire the token' },
  { action: 'advance', label: 'Jump one hour' },
  { action: 'tokens', label: 'Token in the page', isSwitch: true },
  { action: 'reset', label: 'Reset' },
];

const MISSING: readonly Control[] = [
  { action: 'tax_rate', label: 'Tax rate', isSwitch: true },
  { action: 'deduction_tax', label: 'Deduction tax', isSwitch: true },
  { action: 'product_ledger_account', label: 'Product account', isSwitch: true },
  { action: 'bill_ledger_account', label: 'Bill account', isSwitch: true },
  { action: 'payment_ledger_account', label: 'Payment account', isSwitch: true },
];

const SENDS: readonly Control[] = [{ action: 'fail_push', label: 'Fail the next send' }];

/** The page starts anew after these. */
const RELOADING = ['reset', 'tokens', ...VERSIONS.map(({ action }) => action)];

/** Controls the sandbox, to show how the widget reacts. Part of the demo, not of the package. */
export function SandboxBar({ onChange }: SandboxBarProps) {
  const [isOpen, setIsOpen] = useState(() => window.matchMedia('(min-width: 60rem)').matches);
  const [state, setState] = useState<SandboxState>();
  const on = state?.on ?? [];

  useEffect(() => {
    fetchJson<SandboxState>('/api/sandbox').then(setState, () => undefined);
  }, []);

  const run = async (action: string) => {
    try {
      const response = await fetch(`/api/sandbox/${action}`, { method: 'POST' });
      const next: SandboxState = await response.json();
      if (RELOADING.includes(action)) {
        window.location.reload();
        return;
      }
      setState(next);
      onChange();
    } catch {
      setState((before) => before && { ...before, message: 'The demo isn’t responding.' });
    }
  };

  const shared = { on, onPress: (action: string) => void run(action) };
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
        <>
          <ControlGroup {...shared} label="API version" controls={VERSIONS} />
          <label className="sandbox-group">
            Language
            <select
              value={getLanguage(window.location.search)}
              onChange={({ target }) => {
                window.location.search = `?language=${target.value}`;
              }}
            >
              {Object.entries(LANGUAGES).map(([tag, { name }]) => (
                <option key={tag} value={tag} lang={tag}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <ControlGroup {...shared} className="sandbox-row" controls={GENERAL} />
          {on.includes(SENDING) && (
            <>
              <ControlGroup
                {...shared}
                className="sandbox-missing"
                label="Missing in the books"
                controls={MISSING}
              />
              <ControlGroup {...shared} controls={SENDS} />
            </>
          )}
        </>
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
