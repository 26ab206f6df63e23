import { array, assert, constant, integer, oneof, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { DueQueue } from '../../../../../main/probe/core/due-queue.ts';

function items(count: number) {
  return Array.from({ length: count }, (_, name) => ({ name, duePlace: -1 }));
}

it('due queue > gives items in the order of their times, whatever was moved or removed before', () => {
  const action = record({
    item: integer({ min: 0, max: 19 }),
    at: oneof(integer({ min: 0, max: 50 }), constant(null)),
  });
  assert(
    property(array(action, { maxLength: 80 }), (actions) => {
      const all = items(20);
      const queue = new DueQueue<{ name: number; duePlace: number }>();
      const expected = new Map<number, number>();
      for (const { item, at } of actions) {
        const target = all[item];
        if (target === undefined) continue;
        if (at === null) {
          queue.remove(target);
          expected.delete(item);
        } else {
          queue.set(target, at);
          expected.set(item, at);
        }
      }
      const times: number[] = [];
      for (let item = queue.takeDue(100); item !== undefined; item = queue.takeDue(100)) {
        times.push(expected.get(item.name) ?? -1);
        expected.delete(item.name);
      }
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(expected.size).toBe(0);
    }),
  );
});

it('due queue > keeps what is not due yet', () => {
  const [first] = items(1);
  if (first === undefined) throw new Error('no item');
  const queue = new DueQueue<typeof first>();
  queue.set(first, 10);
  expect(queue.takeDue(9.9)).toBeUndefined();
  expect(queue.nextAt).toBe(10);
  expect(queue.takeDue(10)).toBe(first);
});
