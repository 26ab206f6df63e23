/** Where the parts of the main process write what happened. The application has a rotated file, tests keep a list. */
export interface Log {
  info(message: string, ...details: unknown[]): void;
  warn(message: string, ...details: unknown[]): void;
  error(message: string, ...details: unknown[]): void;
}
