/**
 * Holds each hand-written public interface equal to the schema that checks it. Nothing here runs:
 * `npm run typecheck` is the test.
 */
import type { AnswerOf, BodyOf, QueryOf } from '../../src/contract/index.js';
import type { Lazy } from '../../src/models/schema.js';
import type * as m from './all-models.js';
import type * as s from './all-models.js';
import type { Equal } from './equal.js';
import { expectTrue } from './equal.js';

type Of<L> = L extends Lazy<infer T> ? T : never;

expectTrue<Equal<m.Account, Of<typeof s.accountSchema>>>();
expectTrue<Equal<m.Agent, Of<typeof s.agentSchema>>>();
expectTrue<Equal<m.AgentTool[], m.Agent['tools']>>();
expectTrue<Equal<m.Call, Of<typeof s.callSchema>>>();
expectTrue<Equal<m.DispatchRule, Of<typeof s.dispatchRuleSchema>>>();
expectTrue<Equal<m.PhoneNumber, Of<typeof s.phoneNumberSchema>>>();
expectTrue<Equal<m.AvailableNumber, Of<typeof s.availableNumberSchema>>>();
expectTrue<Equal<m.TelephonyConnection, Of<typeof s.connectionSchema>>>();
expectTrue<Equal<m.Transcript, Of<typeof s.transcriptSchema>>>();
expectTrue<Equal<m.WebhookEndpoint, Of<typeof s.webhookEndpointSchema>>>();
expectTrue<Equal<m.WebhookDelivery, Of<typeof s.webhookDeliverySchema>>>();
expectTrue<Equal<m.Schedule, Of<typeof s.scheduleSchema>>>();
expectTrue<Equal<m.ErrorBody, Of<typeof s.errorBodySchema>>>();
expectTrue<Equal<m.CordboardEvent extends Of<typeof s.eventSchema> ? true : false, true>>();

expectTrue<Equal<m.AgentCreateParams, BodyOf<'agents.create'>>>();
expectTrue<Equal<m.AgentUpdateParams, BodyOf<'agents.update'>>>();
expectTrue<Equal<m.AttachNumberParams, BodyOf<'agents.attachNumber'>>>();
expectTrue<Equal<m.AgentNumberParams, BodyOf<'agents.setPrimaryNumber'>>>();
expectTrue<Equal<m.NumberUpdateParams, BodyOf<'numbers.update'>>>();
expectTrue<Equal<m.DispatchRuleCreateParams, BodyOf<'dispatchRules.create'>>>();
expectTrue<Equal<m.DispatchRuleUpdateParams, BodyOf<'dispatchRules.update'>>>();
expectTrue<Equal<m.CallCreateParams, BodyOf<'calls.create'>>>();
expectTrue<Equal<m.ConnectionCreateParams, BodyOf<'telephony.connections.create'>>>();
expectTrue<Equal<m.ConnectionUpdateParams, BodyOf<'telephony.connections.update'>>>();
expectTrue<Equal<m.VerifyMobileParams, BodyOf<'telephony.connections.verifyMobile'>>>();
expectTrue<Equal<m.KycParams, BodyOf<'telephony.connections.submitKyc'>>>();
expectTrue<Equal<m.BuyNumberParams, BodyOf<'telephony.buyNumber'>>>();
expectTrue<Equal<m.ImportNumberParams, BodyOf<'telephony.importNumber'>>>();
expectTrue<Equal<m.WebhookEndpointCreateParams, BodyOf<'webhookEndpoints.create'>>>();
expectTrue<Equal<m.WebhookEndpointUpdateParams, BodyOf<'webhookEndpoints.update'>>>();

type Flat<T> = { [K in keyof T]: T[K] };
expectTrue<Equal<Flat<m.AgentFilters & m.PageParams>, Flat<QueryOf<'agents.list'>>>>();
expectTrue<Equal<Flat<m.NumberFilters & m.PageParams>, Flat<QueryOf<'numbers.list'>>>>();
expectTrue<Equal<Flat<m.DispatchRuleFilters & m.PageParams>, Flat<QueryOf<'dispatchRules.list'>>>>();
expectTrue<Equal<Flat<m.CallFilters & m.PageParams>, Flat<QueryOf<'calls.list'>>>>();
expectTrue<
  Equal<Flat<m.AvailableNumberFilters & m.PageParams>, Flat<QueryOf<'telephony.listAvailableNumbers'>>>
>();
expectTrue<Equal<Flat<m.WebhookDeliveryFilters & m.PageParams>, Flat<QueryOf<'webhookDeliveries.list'>>>>();

expectTrue<Equal<m.PageBody<m.Call>, AnswerOf<'calls.list'>>>();
expectTrue<Equal<m.Agent, AnswerOf<'agents.create'>>>();
expectTrue<Equal<AnswerOf<'dispatchRules.delete'>, undefined>>();
