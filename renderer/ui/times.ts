const clockFormat = new Intl.DateTimeFormat('en-US', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const minuteFormat = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayFormat = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' });

/** `09:42:17`, local time. @param at Epoch milliseconds. */
export function clockTime(at: number): string {
  return clockFormat.format(at);
}

/** `09:42`, local time. */
export function minuteTime(at: number): string {
  return minuteFormat.format(at);
}

/** `Nov 21, 2026`, local time. */
export function dayDate(at: number): string {
  return dayFormat.format(at);
}
