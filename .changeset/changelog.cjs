/** Writes each change as its author wrote it, without the hash of a commit. */
module.exports = {
  getReleaseLine: async ({ summary }) =>
    `- ${summary.trim().replace(/^- /, '').split('\n').join('\n  ')}`,
  // The package depends on no other package of this repository.
  getDependencyReleaseLine: async () => '',
};
