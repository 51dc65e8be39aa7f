import { randomBytes } from 'node:crypto';
import { UsageFailure } from '../../exit.js';

/** A fresh signing secret. */
export const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * The signing secret in a variable. Its errors do not repeat the name: somebody may have given the secret
 * itself.
 */
export async function secretFrom(variable: string): Promise<string> {
  const secret = process.env[variable]?.trim();
  if (!secret) throw new UsageFailure('--secret-env must name a variable that is set.');
  const { signWebhook } = await import('cordboard/webhooks');
  await signWebhook({ secret, body: '' }).catch((error: Error) => {
    throw new UsageFailure(`The variable that --secret-env names cannot be used: ${error.message}.`);
  });
  return secret;
}
