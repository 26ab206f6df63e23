import type { AppError } from '../../shared/result.ts';

/** For stores of tests that expect no trouble. */
export function failOnProblem({ code, message }: AppError): never {
  throw new Error(`Unexpected problem ${code}: ${message}`);
}
