/** What is wrong with what does not fit: asked of zod, which is loaded for it. */
export { driftsOf } from './drifts.js';
export { paramIssues } from './param-issues.js';
