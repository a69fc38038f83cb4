// What a person can do. One chunk, fetched on intent: a page that only shows a status needs none of it.
export { cancelConnect } from './cancelConnect.ts';
export { connect } from './connect.ts';
export { disconnect } from './disconnect.ts';
export { resumeAuthorization } from './resumeAuthorization.ts';
export { pull } from './pull.ts';
