/** `09:30` of a day as epoch milliseconds, on the laptop's clock; null: no time. @param midnight  Of that day. */
export function timeOfDay(midnight: number, text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  return new Date(midnight).setHours(Number(hours), Number(minutes), 0, 0);
}

/** `2026-11-20`, as date fields want it. */
export function dateField(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of that date, which is in the day whatever the clocks do; null: no date. */
export function noonOf(field: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(field) ?? [];
  if (year === undefined) return null;
  return new Date(Number(year), Number(month) - 1, Number(day), 12).getTime();
}
