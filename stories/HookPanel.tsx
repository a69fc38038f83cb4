import './hookPanels.css';

interface HookPanelProps {
  /** The call, such as `useConnection()`. */
  call: string;
  /** What the hook returns, without its actions. */
  values: Record<string, unknown>;
  actions?: Record<string, () => unknown>;
}

/** Shortens values that would fill the page. */
function describe(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return `${value.length} items`;
  if (value instanceof Error) return value.message;
  if (typeof value === 'object' && value !== null && 'id' in value)
    return `{ id: '${value.id}', … }`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Shows live what a hook returns, and a button for each of its actions. */
export function HookPanel({ call, values, actions = {} }: HookPanelProps) {
  return (
    <section className="hook-panel" aria-label={call}>
      <h2>{call}</h2>
      <dl>
        {Object.entries(values).map(([name, value]) => [
          <dt key={`name-${name}`}>{name}</dt>,
          <dd key={`value-${name}`}>{describe(value)}</dd>,
        ])}
      </dl>
      {Object.keys(actions).length > 0 && (
        <div>
          {Object.entries(actions).map(([name, act]) => (
            <button key={name} type="button" onClick={() => void act()}>
              {name}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}
