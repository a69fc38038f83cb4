/**
 * Reads an entity written as `<id>` or `<id>=<name>`. Pages show the name.
 * @throws Error if the id cannot be sent as a header, which takes visible ASCII without spaces
 */
export function readEntity(text: string, index: number) {
  const [, id = '', name = ''] = /^([^=]*)=?([^]*)$/.exec(text) ?? [];
  if (!/^[\x21-\x7e]+$/.test(id)) {
    throw new Error(
      `--entity must be <id> or <id>=<name>, where the id has no spaces, not "${text}".`,
    );
  }
  return { id, name: name || `Company ${index + 1}`, currency: 'GBP' };
}
