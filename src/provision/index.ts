/**
 * Desired-state provisioning: say what an account should look like, see what would change, apply it.
 *
 * @module cordboard/provision
 */
export { apply } from './apply/apply.js';
export type {
  AppliedChange,
  ApplyOptions,
  ApplyProgress,
  ApplyResult,
  ChangeStatus,
  NewSecret,
} from './apply/types.js';
export { defineRouting, type RoutingDefinition } from './config/define.js';
export { type ParseOptions, parseRouting } from './config/parse.js';
export type { EnvReference, SecretCallback, SecretFile, SecretTarget } from './config/references.js';
export type {
  AgentConfig,
  BuyConfig,
  ConnectionConfig,
  ImportConfig,
  InboundCallbackConfig,
  NumberConfig,
  RouteConfig,
  RoutingConfig,
  WebhookConfig,
} from './config/types.js';
export * from './errors.js';
export { exportRouting } from './export/export.js';
export type { ExportedSecret, ExportOptions, RoutingExport } from './export/types.js';
export * from './guards.js';
export { plan } from './plan/plan.js';
export type {
  ChangeAction,
  ChangeKind,
  PlanChange,
  PlanFields,
  PlannedObjects,
  PlanOptions,
  PlanWarning,
  RoutingPlan,
  WarningCode,
} from './plan/types.js';
export { type RenderPlanOptions, renderPlan } from './render/plan.js';
export { renderRouting } from './render/routing.js';
