/** @throws Error if there is no entity, or two have the same id */
export function checkEntities(entities: readonly { readonly id: string }[]): void {
  if (entities.length === 0) {
    throw new Error(
      'A sandbox needs at least one entity. Leave out `entities` to get the default one.',
    );
  }
  const ids = entities.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new Error(`Two entities have the id "${twice}". Give each entity an id of its own.`);
  }
}
