import {
  connectionCreateSchema,
  connectionSchema,
  connectionUpdateSchema,
  kycSchema,
  verifyMobileSchema,
} from '../models/connection.js';
import {
  availableNumberFilters,
  availableNumberSchema,
  buyNumberSchema,
  importNumberSchema,
} from '../models/number-order.js';
import { phoneNumberSchema } from '../models/phone-number.js';
import { change, create, list, read, remove } from './route.js';

const CONNECTIONS = '/v1/telephony/connections';

export const telephony = {
  'telephony.connections.list': list(CONNECTIONS, 'List telephony connections', connectionSchema, () => ({})),
  'telephony.connections.create': create(
    CONNECTIONS,
    'Connect a telephony provider',
    connectionCreateSchema,
    connectionSchema,
    { errors: ['provider_locked', 'terms_not_accepted', 'provider_error'] },
  ),
  'telephony.connections.retrieve': read(
    `${CONNECTIONS}/{id}`,
    'Retrieve a telephony connection',
    connectionSchema,
  ),
  'telephony.connections.update': change(
    'PATCH',
    `${CONNECTIONS}/{id}`,
    'Update a telephony connection',
    connectionUpdateSchema,
    connectionSchema,
    { versioned: true },
  ),
  'telephony.connections.delete': remove(`${CONNECTIONS}/{id}`, 'Delete a telephony connection', {
    errors: ['number_in_use', 'provider_locked'],
  }),
  'telephony.connections.verifyMobile': change(
    'POST',
    `${CONNECTIONS}/{id}/verify-mobile`,
    'Verify the mobile number of an Indian connection',
    verifyMobileSchema,
    connectionSchema,
    { versioned: true },
  ),
  'telephony.connections.submitKyc': change(
    'POST',
    `${CONNECTIONS}/{id}/kyc`,
    'Submit the KYC documents of an Indian connection',
    kycSchema,
    connectionSchema,
    { errors: ['kyc_incomplete'], versioned: true },
  ),
  'telephony.listAvailableNumbers': list(
    '/v1/telephony/available-numbers',
    'Search numbers that can be bought',
    availableNumberSchema,
    availableNumberFilters,
    ['not_found', 'provider_error'],
  ),
  'telephony.buyNumber': create('/v1/telephony/numbers', 'Buy a number', buyNumberSchema, phoneNumberSchema, {
    errors: [
      'not_found',
      'insufficient_credits',
      'number_unavailable',
      'price_changed',
      'kyc_incomplete',
      'provider_error',
    ],
  }),
  'telephony.importNumber': create(
    '/v1/telephony/numbers/import',
    'Import a number of your own',
    importNumberSchema,
    phoneNumberSchema,
    { errors: ['not_found', 'number_unavailable', 'provider_error'] },
  ),
} as const;
