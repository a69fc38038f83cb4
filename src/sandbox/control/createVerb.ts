import * as v from 'valibot';
import { ApiProblem } from '../api/ApiProblem.ts';

/** Does one thing to the sandbox. The body is what the caller sent, parsed but not checked. */
export type Verb = (body: unknown) => unknown;

/** Creates a verb that checks its body first. The verb throws ApiProblem 400 for a wrong body. */
export function createVerb<Fields extends v.ObjectEntries>(
  fields: Fields,
  run: (body: v.InferOutput<v.StrictObjectSchema<Fields, undefined>>) => unknown,
): Verb {
  const schema = v.strictObject(fields);
  return (body) => {
    const result = v.safeParse(schema, body);
    if (!result.success) throw createProblem(result.issues, Object.keys(fields));
    return run(result.output);
  };
}

function createProblem(
  issues: readonly v.BaseIssue<unknown>[],
  fields: readonly string[],
): ApiProblem {
  const problems = issues.map((issue) => {
    const path = v.getDotPath(issue);
    return `${path ? `"${path}"` : 'The body'}: ${issue.message}.`;
  });
  const known = fields.length === 0 ? 'It takes no fields.' : `It takes: ${fields.join(', ')}.`;
  return new ApiProblem(
    400,
    `The body is not valid, so nothing has changed. ${problems.join(' ')} ${known}`,
  );
}
