/**
 * How many students an incident met: as somebody counted them, but never fewer than its lines, which may have been added later.
 *
 * @returns Null: nobody counted, and there is no line.
 */
export function studentCountOf(
  { studentCount }: { readonly studentCount: number | null },
  lines: readonly unknown[],
): number | null {
  if (studentCount === null) return lines.length === 0 ? null : lines.length;
  return Math.max(studentCount, lines.length);
}
