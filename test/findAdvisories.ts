/** The part of a report of `npm audit --json` that matters here. */
interface AuditReport {
  vulnerabilities: Record<string, unknown>;
}

/**
 * Lists the packages with advisories in the output of `npm audit --json`. With `names`, lists only those.
 * Returns `undefined` if the output is no report, because the registry has no such endpoint or did not answer.
 */
export function findAdvisories(output: string, names?: readonly string[]): string[] | undefined {
  // npm may print warnings before the report.
  const start = output.indexOf('{');
  if (start === -1 || !output.includes('"auditReportVersion"')) return undefined;
  const { vulnerabilities }: AuditReport = JSON.parse(output.slice(start));
  return Object.keys(vulnerabilities).filter((name) => names === undefined || names.includes(name));
}
