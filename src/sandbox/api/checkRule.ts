import type { SandboxRule } from '../SandboxRule.ts';

/** Without `OPTIONS`, because preflights are answered before any rule. */
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];
/** A timer that is longer ends at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** @throws Error if a rule could never work, or would make the sandbox itself fail */
export function checkRule(rule: SandboxRule, basePath: string): void {
  const problem = findProblem(rule, basePath);
  if (problem !== undefined) throw new Error(`The rule would never work: ${problem}`);
}

function findProblem(rule: SandboxRule, basePath: string): string | undefined {
  const { method, status, times = 1 } = rule;
  if (!hasEffect(rule)) {
    return 'it has no effect. Pass a `status`, `body`, `headers`, `lost`, `delay` or `delayAfter`.';
  }
  if (method !== undefined && !METHODS.includes(method.toUpperCase())) {
    return `the \`method\` "${method}" is not one of ${METHODS.join(', ')}.`;
  }
  if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
    return `the \`status\` ${status} is not a whole number from 200 to 599.`;
  }
  if (times !== Infinity && !(Number.isInteger(times) && times >= 1)) {
    return `\`times\` ${times} is neither a whole number of at least 1 nor Infinity.`;
  }
  return findPathProblem(rule, basePath) ?? findDelayProblem(rule) ?? findHeaderProblem(rule);
}

function hasEffect({ status, body, headers, lost, delay, delayAfter }: SandboxRule): boolean {
  return [status, body, headers, lost, delay, delayAfter].some((part) => part !== undefined);
}

function findPathProblem({ path }: SandboxRule, basePath: string): string | undefined {
  if (typeof path !== 'string') return undefined;
  if (!/^[/*]/.test(path)) {
    return (
      `the \`path\` "${path}" starts with neither "/" nor "*". Pass the path below the base path, ` +
      'such as "/accounting_connections".'
    );
  }
  const rest = path.slice(basePath.length);
  if (basePath !== '' && path.startsWith(basePath) && /^([/*]|$)/.test(rest)) {
    return (
      `the \`path\` "${path}" contains the base path "${basePath}". Leave out the base path: ` +
      `"${rest || '/'}".`
    );
  }
  return undefined;
}

function findDelayProblem(rule: SandboxRule): string | undefined {
  for (const part of ['delay', 'delayAfter'] as const) {
    const time = rule[part] ?? 0;
    if (!(time >= 0 && time <= LONGEST_DELAY)) {
      return `the \`${part}\` ${time} is not a number from 0 to ${LONGEST_DELAY} milliseconds.`;
    }
  }
  return undefined;
}

function findHeaderProblem({ headers }: SandboxRule): string | undefined {
  try {
    // Throws for a name or a value that no request can carry.
    void new Headers(headers);
    return undefined;
  } catch (error) {
    return `its \`headers\` are not valid. ${String(error)}`;
  }
}
