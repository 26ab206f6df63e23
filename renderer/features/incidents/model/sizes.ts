const KIB = 1_024;
const MIB = KIB * KIB;

/** `48 KB`, `2.1 MB`. */
export function sizeWords(sizeBytes: number): string {
  if (sizeBytes < KIB) return `${sizeBytes} bytes`;
  return sizeBytes < MIB ? `${Math.round(sizeBytes / KIB)} KB` : `${(sizeBytes / MIB).toFixed(1)} MB`;
}
