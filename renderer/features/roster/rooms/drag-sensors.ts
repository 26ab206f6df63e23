import {
  type CollisionDetection,
  closestCenter,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  type SensorDescriptor,
  type SensorOptions,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { useRef } from 'react';
import { type Direction, type DropMap, nextTarget, TRAY_ID, targetFrom, targetId } from './drop-targets.ts';

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  [KeyboardCode.Up]: 'up',
  [KeyboardCode.Down]: 'down',
  [KeyboardCode.Left]: 'left',
  [KeyboardCode.Right]: 'right',
};
/** A click must stay a click: only after this many pixels is it a drag. */
const DRAG_AFTER_PIXELS = 5;

/** Mouse, touch and keyboard for the rooms pane. @param map  What is on screen now; null when no room is shown. */
export function useRoomSensors(map: DropMap | null): SensorDescriptor<SensorOptions>[] {
  // The sensor keeps the getter of its first render, so the getter reads the map from a ref.
  const latest = useRef(map);
  latest.current = map;
  const coordinateGetter = useRef<KeyboardCoordinateGetter>((event, args) => {
    if (String(args.active).startsWith('room:')) return sortableKeyboardCoordinates(event, args);
    return deviceCoordinates(event, args, latest.current);
  });
  return useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: DRAG_AFTER_PIXELS } }),
    useSensor(KeyboardSensor, { coordinateGetter: coordinateGetter.current }),
  );
}

function deviceCoordinates(
  event: KeyboardEvent,
  { context }: Parameters<KeyboardCoordinateGetter>[1],
  map: DropMap | null,
): { x: number; y: number } | undefined {
  const direction = DIRECTIONS[event.code];
  const { collisionRect } = context;
  if (direction === undefined || map === null || collisionRect === null) return undefined;
  event.preventDefault();
  const from = targetFrom(String(context.over?.id ?? TRAY_ID)) ?? { kind: 'tray' };
  const rect = context.droppableRects.get(targetId(nextTarget(from, direction, map)));
  if (rect === undefined) return undefined;
  return {
    x: rect.left + (rect.width - collisionRect.width) / 2,
    y: rect.top + (rect.height - collisionRect.height) / 2,
  };
}

/** Rooms are sorted among rooms; devices land on what is under the pointer, or nearest when moved by keyboard. */
export const roomCollisions: CollisionDetection = (args) => {
  if (String(args.active.id).startsWith('room:')) {
    const rooms = args.droppableContainers.filter((container) => String(container.id).startsWith('room:'));
    return closestCenter({ ...args, droppableContainers: rooms });
  }
  return args.pointerCoordinates === null ? closestCenter(args) : pointerWithin(args);
};
