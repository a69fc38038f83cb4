import type { SandboxRule } from '../SandboxRule.ts';

/** Whether a rule applies to a call. */
export function matchesRule(rule: SandboxRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  if (rule.path === undefined) return true;
  if (rule.path instanceof RegExp) return path.search(rule.path) !== -1;
  const parts = rule.path.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
