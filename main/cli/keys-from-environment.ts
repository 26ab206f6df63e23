import type { KeyWishes } from '../backup/find-key.ts';
import type { KeyOptions } from '../store/key.ts';

/** Secrets come by the environment, since other accounts can read a command line. */
export function keysFromEnvironment({ TDC_PASSPHRASE: passphrase }: NodeJS.ProcessEnv): KeyOptions {
  return passphrase === undefined ? {} : { passphrase };
}

/** What may open a backup. */
export function secretsFromEnvironment(env: NodeJS.ProcessEnv): KeyWishes {
  const keys = keysFromEnvironment(env);
  return env.TDC_RECOVERY_CODE === undefined ? { keys } : { keys, recoveryCode: env.TDC_RECOVERY_CODE };
}
