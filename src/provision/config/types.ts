import type { AgentTool, EnabledEvent, Metadata, ReturnsSpec, ScheduleInput, Variables } from 'cordboard';
import type { EnvReference, SecretTarget } from './references.js';

/** A connection to the telephone network. It is matched by `id`, else by `type` and `friendlyName`. */
export interface ConnectionConfig {
  /** Who carries the calls. Managed Twilio is a permanent choice. */
  type: 'custom_sip' | 'twilio_byo' | 'twilio_managed' | 'indian';
  /** Your name for it. */
  friendlyName: string;
  /** The id of an existing connection, `tc_…`. */
  id?: string | undefined;
  /** `twilio_managed`: must be `true` to create one, the platform's telephony terms. */
  acceptTerms?: boolean | undefined;
  /** `twilio_byo`: Twilio account SID, needed to create one. */
  accountSid?: string | EnvReference | undefined;
  /** `twilio_byo`: Twilio auth token, needed to create one. It is never returned, so it cannot be compared. */
  authToken?: EnvReference | undefined;
}

/** A voice agent. It is matched by `id`, else by its key, kept in `metadata["cordboard.key"]`. */
export interface AgentConfig<NumberKey extends string = string> {
  /** Your name for it. */
  name: string;
  /** `inbound` answers, `outbound` calls. It cannot be changed later. */
  type: 'inbound' | 'outbound';
  /** The id of an existing agent, `ag_…`. */
  id?: string | undefined;
  /** Who the agent says it is. Like every field here: if it is left out, it is left alone. */
  persona?: string | null | undefined;
  /** What the agent is to do in a call. */
  instructions?: string | null | undefined;
  /** Name of the voice. */
  voice?: string | null | undefined;
  /** BCP 47 language tag. */
  language?: string | undefined;
  /** The typed data to bring back. */
  returns?: ReturnsSpec | undefined;
  /** At most 16 tools. Plans and exports show them as they are: keep secrets out of them. */
  tools?: readonly AgentTool[] | undefined;
  /** What to do when a machine answers. */
  voicemailAction?: 'hangup' | 'leave_message' | undefined;
  /** Where its events are posted; `null` = nowhere. By reference when it holds a token. */
  webhookUrl?: string | EnvReference | null | undefined;
  /** Where to put the signing secret that comes with a first `webhookUrl`. */
  signingSecret?: SecretTarget | undefined;
  /** Merged key by key. Keys that begin with `cordboard.` are reserved. */
  metadata?: Metadata | undefined;
  /** Outbound agents: keys of the numbers to call from. Other numbers of this config are detached. */
  numbers?: readonly NumberKey[] | undefined;
  /** Outbound agents: key of the number to call from by default, one of `numbers`. */
  primaryNumber?: NumberKey | undefined;
}

/** Which number to buy when the account has none for this entry. */
export interface BuyConfig {
  /** ISO 3166 code of two capital letters. */
  countryCode: string;
  /** Digits after the country code, such as `415`. */
  areaCode?: string | undefined;
  /** Digits anywhere in the number; `*` stands for any digit, letters are vanity digits. */
  contains?: string | undefined;
  /** State or region, such as `CA`. */
  region?: string | undefined;
  /** The kind of line. */
  numberType?: 'local' | 'toll_free' | 'mobile' | undefined;
  /** Offers that cost more than this are skipped: a decimal string in the currency of the offer. */
  maxMonthlyFee?: string | undefined;
}

/** How to import a number of your own that is not on the account yet. */
export interface ImportConfig {
  /** `custom_sip`: where your carrier takes outgoing calls, such as `sip:trunk.example.com`. */
  terminationUri?: string | EnvReference | undefined;
  /** `custom_sip`: user name at the carrier. */
  sipUsername?: string | EnvReference | undefined;
  /** `custom_sip`: password at the carrier. */
  sipPassword?: EnvReference | undefined;
  /** `twilio_byo`: Twilio's id of the number, `PN…`. */
  numberSid?: string | EnvReference | undefined;
}

/** The address of your backend that is asked who should answer while the phone rings. */
export interface InboundCallbackConfig {
  /** Absolute http(s) URL. By reference when it holds a token. */
  url: string | EnvReference;
}

/**
 * A phone number: with `phoneNumber` exactly that one, otherwise any that fits `buy`, matched from then on by its key
 * in `metadata["cordboard.key"]`, which is set by the purchase itself.
 */
export interface NumberConfig<ConnectionKey extends string = string> {
  /** E.164, such as `+14155550123`. */
  phoneNumber?: string | undefined;
  /** Key of the connection to buy or import through. */
  connection?: ConnectionKey | undefined;
  /** Buy it when the account does not have it. */
  buy?: BuyConfig | undefined;
  /** Import it when the account does not have it. */
  import?: ImportConfig | undefined;
  /** Your name for it. */
  friendlyName?: string | null | undefined;
  /** Whom to ask while the phone rings; `null` = nobody. */
  inboundCallback?: InboundCallbackConfig | null | undefined;
  /** Merged key by key. Keys that begin with `cordboard.` are reserved. */
  metadata?: Metadata | undefined;
}

/** Who answers a number, and when. What is left out gets the API's default. */
export interface RouteConfig<AgentKey extends string = string> {
  /** Key of the inbound agent that answers. */
  agent: AgentKey;
  /** When it takes calls; left out, or `null`: always. */
  schedule?: ScheduleInput | null | undefined;
  /** How many calls may be live at once, 1 to 10. Default 1. */
  maxConcurrentCalls?: number | undefined;
  /** Given to every call. Default none. */
  variables?: Variables | undefined;
  /** Merged key by key. Keys that begin with `cordboard.` are reserved. */
  metadata?: Metadata | undefined;
}

/** An endpoint that is sent the account's events. It is matched by `id`, else by its URL. */
export interface WebhookConfig {
  /** Absolute http(s) URL. By reference when it holds a token. */
  url: string | EnvReference;
  /** The id of an existing endpoint, `we_…`. Needed only where two have the same URL. */
  id?: string | undefined;
  /** Your note on it. */
  description?: string | null | undefined;
  /** Event types to send; `*` = all. */
  enabledEvents?: readonly EnabledEvent[] | undefined;
  /** `disabled` endpoints are sent nothing. */
  status?: 'enabled' | 'disabled' | undefined;
  /** Where to put the signing secret of a new endpoint. */
  signingSecret?: SecretTarget | undefined;
  /** Merged key by key. Keys that begin with `cordboard.` are reserved. */
  metadata?: Metadata | undefined;
}

/** What an account should look like, each thing under a key of your choice. */
export interface RoutingConfig {
  /** For editors: the address of the JSON Schema. */
  $schema?: string | undefined;
  /** Connections to the telephone network. */
  connections?: { [key: string]: ConnectionConfig } | undefined;
  /** Voice agents. */
  agents?: { [key: string]: AgentConfig } | undefined;
  /** Phone numbers. */
  numbers?: { [key: string]: NumberConfig } | undefined;
  /** By the key of the number: who answers it. `null` = nobody, its route is completed. */
  routes?: { [numberKey: string]: RouteConfig | null | undefined } | undefined;
  /** Endpoints that are sent the account's events. */
  webhooks?: { [key: string]: WebhookConfig } | undefined;
}
