export { createSandbox } from './sandbox/createSandbox.ts';
export type { Sandbox } from './sandbox/Sandbox.ts';
export type { SandboxConnection, SandboxPull } from './sandbox/SandboxConnection.ts';
export type { SandboxEntity } from './sandbox/SandboxEntity.ts';
export type { SandboxOptions } from './sandbox/SandboxOptions.ts';
export type { SandboxPushProblem } from './sandbox/SandboxPushProblem.ts';
export type { SandboxRequest } from './sandbox/SandboxRequest.ts';
export type { SandboxRule } from './sandbox/SandboxRule.ts';
export type { SandboxWebhook } from './sandbox/SandboxWebhook.ts';
