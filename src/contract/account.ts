import { accountSchema } from '../models/account.js';
import { read } from './route.js';

export const account = {
  'account.retrieve': read('/v1/account', 'Retrieve the account of this key', accountSchema),
} as const;
