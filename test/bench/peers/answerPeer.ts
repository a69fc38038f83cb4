const actions = ['read', 'create', 'update', 'delete'].map((name) => ({
  action_name: name,
  permission: 'allowed',
}));

/** How the peers' own servers would answer for a business that has nothing yet. */
const ANSWERS: readonly [path: RegExp, body: unknown][] = [
  [/^\/api\/list$/, []],
  [/^\/api\/token$/, { access_token: 'bench', token_type: 'Bearer', expires_in: 3600 }],
  [/^\/api\/v1\/connect\/apps$/, { data: [], page_info: { count: 0, total_count: 0 } }],
  [/^\/api\/entity_users\/me$/, { id: 'bench', role_id: 'bench' }],
  [
    /^\/api\/entity_users\/my_role$/,
    { id: 'bench', permissions: { objects: [{ object_type: 'counterpart', actions }] } },
  ],
  [/^\/api\/counterparts$/, { data: [] }],
];

/** The fake API of all peers. Answers 404 to what it does not know. */
export function answerPeer(request: Request): Response {
  const { pathname } = new URL(request.url);
  const known = ANSWERS.find(([path]) => path.test(pathname));
  if (!known) return Response.json({ error: { message: 'Not found' } }, { status: 404 });
  return Response.json(known[1]);
}
