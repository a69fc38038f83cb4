import * as v from 'valibot';
import type { Sandbox } from '../Sandbox.ts';
import { ALL_PUSH_PROBLEMS } from '../SandboxPushProblem.ts';
import { createVerb } from './createVerb.ts';
import type { Verb } from './createVerb.ts';

const text = v.pipe(v.string(), v.nonEmpty('The text is empty'));
const optionalText = v.optional(text);
const optionalNumber = v.optional(v.number());
const rule = {
  method: optionalText,
  path: optionalText,
  status: optionalNumber,
  body: v.optional(v.unknown()),
  headers: v.optional(v.record(v.string(), v.string())),
  delay: optionalNumber,
  delayAfter: optionalNumber,
  lost: v.optional(v.picklist(['before', 'after'])),
  times: v.nullish(v.number()),
};

/** Creates the verbs of the control API. Each one calls the method of the sandbox with its name. */
export function createVerbs(sandbox: Sandbox): Readonly<Record<string, Verb>> {
  /** Removes the rule of each `fail`, by its id. */
  const rules = new Map<string, () => void>();
  /** Never goes back, so that an old id does not name a new rule after a reset. */
  let ruleCount = 0;

  return {
    connect: createVerb(
      {
        platform: text,
        entityId: optionalText,
        status: optionalText,
        organization: optionalText,
      },
      ({ platform, entityId = sandbox.entityId, status, organization }) =>
        sandbox.connect(entityId, platform, status, { organization }),
    ),
    authorize: createVerb(
      { id: text, platform: optionalText, organization: optionalText },
      ({ id, platform, organization }) => sandbox.authorize(id, platform, { organization }),
    ),
    deny: createVerb({ id: text }, ({ id }) => sandbox.deny(id)),
    deauthorize: createVerb({ id: text }, ({ id }) => sandbox.deauthorize(id)),
    'set-status': createVerb(
      { id: text, status: text, after: optionalNumber },
      ({ id, status, after }) => sandbox.setStatus(id, status, { after }),
    ),
    'set-pages': createVerb(
      { coop: v.optional(v.boolean()), returnUrl: v.nullish(v.string()) },
      (pages) => sandbox.setPages(pages),
    ),
    'expire-tokens': createVerb({}, () => sandbox.expireTokens()),
    advance: createVerb({ milliseconds: v.number() }, ({ milliseconds }) =>
      sandbox.advance(milliseconds),
    ),
    fail: createVerb(rule, ({ times, ...others }) => {
      ruleCount += 1;
      const ruleId = `rule-${ruleCount}`;
      // JSON has no infinity: `JSON.stringify` writes `null`.
      rules.set(ruleId, sandbox.fail({ ...others, times: times === null ? Infinity : times }));
      return { ruleId };
    }),
    'stop-failing': createVerb({ ruleId: text }, ({ ruleId }) => {
      const remove = rules.get(ruleId);
      if (!remove) {
        throw new Error(
          `There is no rule "${ruleId}". Pass the \`ruleId\` that \`fail\` has answered since the last reset.`,
        );
      }
      remove();
    }),
    'fail-next-pull': createVerb({ message: v.optional(v.string()) }, ({ message }) =>
      sandbox.failNextPull(message),
    ),
    'fail-next-push': createVerb({ errors: v.optional(v.unknown()) }, ({ errors }) =>
      sandbox.failNextPush(errors),
    ),
    'set-push-problems': createVerb(
      { problems: v.array(v.picklist(ALL_PUSH_PROBLEMS)) },
      ({ problems }) => sandbox.setPushProblems(problems),
    ),
    reset: createVerb({}, () => {
      rules.clear();
      sandbox.reset();
    }),
  };
}
