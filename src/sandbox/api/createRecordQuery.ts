import { createRecordIds, getObjectIds } from '../records/getObjectIds.ts';
import { getPushProgress } from '../records/getPushProgress.ts';
import { listObjects } from '../records/listObjects.ts';
import { RECORD_TYPES } from '../records/RECORD_TYPES.ts';
import type { SyncedObject } from '../records/SyncedObject.ts';
import type { SandboxState } from '../state/SandboxState.ts';
import { createValidationProblem } from './createValidationProblem.ts';
import { isUuid } from './isUuid.ts';

interface Timed {
  object: SyncedObject;
  created_at: number;
  updated_at: number;
}

const TIMES = ['created_at', 'updated_at'] as const;
const COMPARE: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  gt: (one, other) => one > other,
  lt: (one, other) => one < other,
  gte: (one, other) => one >= other,
  lte: (one, other) => one <= other,
};

/** Returns a function that finds the records of an entity for the parameters of a list. */
export function createRecordQuery(state: SandboxState, entityId: string) {
  return (query: URLSearchParams): SyncedObject[] => {
    const type = readWord(query, 'object_type', RECORD_TYPES);
    if (type === undefined) {
      throw createValidationProblem(
        ['query', 'object_type'],
        'field required',
        'value_error.missing',
      );
    }
    const sort = readWord(query, 'sort', TIMES) ?? 'created_at';
    const direction = readWord(query, 'order', ['asc', 'desc']) === 'desc' ? -1 : 1;
    const ids = readIds(query);
    const ranges = TIMES.flatMap((name) => readRanges(query, name));
    return state.connections
      .filter(({ entity }) => entity.id === entityId)
      .flatMap((connection) => {
        const createId = createRecordIds(connection);
        return listObjects(state, connection)
          .filter((object) => object.type === type)
          .filter((object) => ids === null || ids.includes(getObjectIds(object).objectId))
          .map((object): Timed => ({
            object,
            created_at: object.createdAt,
            updated_at: getPushProgress(state, object, createId(object.index)).updatedAt,
          }));
      })
      .filter((timed) => ranges.every((isInRange) => isInRange(timed)))
      .toSorted((one, other) => direction * (one[sort] - other[sort]))
      .map(({ object }) => object);
  };
}

function readWord<Word extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = query.get(name);
  const word = words.find((candidate) => candidate === value);
  if (value === null || word !== undefined) return word;
  throw createValidationProblem(
    ['query', name],
    `value is not a valid enumeration member; permitted: '${words.join("', '")}'`,
    'type_error.enum',
  );
}

function readIds(query: URLSearchParams): string[] | null {
  const ids = ['object_id', 'object_id__in'].flatMap((name) => {
    const values = query.getAll(name);
    if (values.every(isUuid)) return values;
    throw createValidationProblem(['query', name], 'value is not a valid uuid', 'type_error.uuid');
  });
  return ids.length > 0 ? ids : null;
}

function readRanges(query: URLSearchParams, name: (typeof TIMES)[number]) {
  return Object.entries(COMPARE).flatMap(([word, compare]) => {
    const value = query.get(`${name}__${word}`);
    if (value === null) return [];
    const time = Date.parse(value);
    if (!Number.isNaN(time)) return [(timed: Timed) => compare(timed[name], time)];
    throw createValidationProblem(
      ['query', `${name}__${word}`],
      'invalid datetime format',
      'value_error.datetime',
    );
  });
}
