import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { SLOW_FILES } from './SLOW_FILES.ts';

/**
 * Runs slow files first, because a slow file that starts last leaves the other processor idle. All others run in
 * random order, which shows where a file does not leave everything as it has found it.
 */
export class SlowFirstSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    const getRank = ({ moduleId }: TestSpecification) => {
      const rank = SLOW_FILES.findIndex((path) => moduleId.endsWith(`/${path}`));
      return rank === -1 ? SLOW_FILES.length : rank;
    };
    const getKey = ({ moduleId }: TestSpecification) =>
      createHash('sha1').update(`${seed}:${moduleId}`).digest('hex');
    return files.toSorted(
      (one, other) => getRank(one) - getRank(other) || (getKey(one) < getKey(other) ? -1 : 1),
    );
  }
}
