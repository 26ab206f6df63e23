import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Stretch, Timeline, TimelineMark } from '../../../shared/model/timeline.ts';
import { clockTime, minuteTime } from '../../ui/times.ts';
import { MARK_WORDS, MarkShape } from './mark-shape.tsx';
import { paint, ROW_HEIGHT } from './paint.ts';
import classes from './timeline-canvas.module.css';
import { showScope, useTimelineView } from './timeline-store.ts';
import { bandAt, bandWords, panned, ticksOf, zoomed } from './view.ts';

/** One turn of the wheel, one press of a key. */
const ZOOM = 0.8;
const PAN = 0.2;

interface Props {
  readonly timeline: Timeline;
  readonly day: Stretch;
  readonly view: Stretch;
  readonly onView: (view: Stretch) => void;
  readonly onMark: (mark: TimelineMark) => void;
  /** The picture is on screen; again after each change of it. */
  readonly onDrawn: () => void;
}

/** Rooms as rows, time across. Names and marks are elements of the page; only the bands are painted. */
export function TimelineCanvas({ timeline, day, view, onView, onMark, onDrawn }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const width = useWidth(ref);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<{ readonly row: number; readonly at: number } | null>(null);
  const scope = useTimelineView((store) => store.scope);
  const ticks = useMemo(() => ticksOf(view, width), [view, width]);
  usePainting(canvasRef, timeline, view, ticks, width, onDrawn);
  const drag = useDrag(view, day, width, onView);
  const wheelRef = useWheelZoom(view, day, onView);

  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = view.from + ((event.clientX - box.left) / Math.max(1, box.width)) * (view.to - view.from);
    setPointed({ row: Math.floor((event.clientY - box.top) / ROW_HEIGHT), at });
  };
  const press = (event: KeyboardEvent) => {
    const next = viewAfterKey(event.key, view, day);
    if (next === null) return;
    event.preventDefault();
    onView(next);
  };
  const room = pointed === null ? undefined : timeline.rooms[pointed.row];
  return (
    <section
      className={classes.timeline}
      aria-label="Rooms over time. Left and right move, plus and minus zoom, Home shows the whole day."
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the picture are heard here
      tabIndex={0}
      onKeyDown={press}
    >
      <div className={classes.axis} aria-hidden="true">
        {ticks.map((at) => (
          <span key={at} style={{ left: shareOf(at, view) }}>
            {view.to - view.from < 600_000 ? clockTime(at) : minuteTime(at)}
          </span>
        ))}
      </div>
      <SchoolLane marks={marksWithoutRow(timeline)} view={view} onMark={onMark} />
      <div className={classes.rows}>
        <ul className={classes.names}>
          {timeline.rooms.map(({ roomName }) => (
            <li key={roomName} style={{ height: ROW_HEIGHT }}>
              <button
                type="button"
                aria-pressed={scope.kind === 'room' && scope.roomName === roomName}
                onClick={() => showScope({ kind: 'room', roomName })}
              >
                {roomName}
              </button>
            </li>
          ))}
        </ul>
        <div ref={wheelRef} className={classes.picture}>
          <div
            ref={ref}
            className={classes.bands}
            style={{ height: timeline.rooms.length * ROW_HEIGHT }}
            onPointerMove={(event) => {
              point(event);
              drag.move(event);
            }}
            onPointerDown={drag.begin}
            onPointerUp={drag.end}
            onPointerLeave={() => setPointed(null)}
          >
            <canvas ref={canvasRef} role="img" aria-label="States of all rooms; the switch As a table tells the same" />
          </div>
          {timeline.rooms.map(({ roomName, roomId }, row) => (
            <Marks
              key={roomName}
              marks={timeline.marks.filter(({ roomIds }) => roomId !== null && roomIds.includes(roomId))}
              view={view}
              top={row * ROW_HEIGHT}
              onMark={onMark}
            />
          ))}
        </div>
      </div>
      <p className={classes.reading}>
        {room === undefined || pointed === null
          ? 'Point at a room and a time. Drag to move, turn the wheel with Ctrl to zoom.'
          : `${room.roomName}, ${clockTime(pointed.at)}: ${wordsAt(timeline, room.bands, pointed.at)}`}
      </p>
    </section>
  );
}

/** Of the whole school, and of rooms that have no row on this day. */
function marksWithoutRow({ marks, rooms }: Timeline): readonly TimelineMark[] {
  const rows = new Set(rooms.map(({ roomId }) => roomId));
  return marks.filter(({ roomIds }) => !roomIds.some((id) => rows.has(id)));
}

function wordsAt({ gaps, now }: Timeline, bands: Parameters<typeof bandAt>[0], at: number): string {
  if (at > now) return 'not yet';
  if (gaps.some(({ from, to }) => at >= from && at < to)) return 'nothing was checked';
  const band = bandAt(bands, at);
  if (band === undefined) return 'nothing is on record';
  return `${bandWords(band)} (${clockTime(band.from)} to ${clockTime(band.to)})`;
}

interface LaneProps {
  readonly marks: readonly TimelineMark[];
  readonly view: Stretch;
  readonly onMark: (mark: TimelineMark) => void;
}

/** What concerned the whole school. */
function SchoolLane({ marks, view, onMark }: LaneProps) {
  return (
    <div className={classes.lane}>
      <button type="button" onClick={() => showScope({ kind: 'school' })}>
        Whole school
      </button>
      <div className={classes.laneMarks}>
        <Marks marks={marks} view={view} top={8} onMark={onMark} />
      </div>
    </div>
  );
}

function Marks({ marks, view, top, onMark }: LaneProps & { readonly top: number }) {
  const openId = useTimelineView((store) => store.openMarkId);
  return marks
    .filter(({ at, endedAt, isOpen }) => at < view.to && (isOpen || (endedAt ?? at) >= view.from))
    .map((mark) => (
      <button
        key={`${mark.kind} ${mark.id}`}
        type="button"
        className={classes.mark}
        data-kind={mark.kind}
        data-severity={mark.severity ?? undefined}
        data-open={mark.id === openId || undefined}
        style={{ left: shareOf(Math.max(mark.at, view.from), view), top }}
        title={`${minuteTime(mark.at)} ${mark.label}`}
        aria-label={`${MARK_WORDS[mark.kind]}, ${clockTime(mark.at)}: ${mark.label}`}
        onClick={() => onMark(mark)}
      >
        <MarkShape kind={mark.kind} />
        {mark.kind === 'session' && <span style={{ width: lengthOf(mark, view) }} aria-hidden="true" />}
      </button>
    ));
}

function lengthOf({ at, endedAt }: TimelineMark, view: Stretch): string {
  const share = ((endedAt ?? view.to) - Math.max(at, view.from)) / (view.to - view.from);
  return `${Math.max(0, Math.min(1, share)) * 100}cqw`;
}

function shareOf(at: number, { from, to }: Stretch): string {
  return `${((at - from) / (to - from)) * 100}%`;
}

function viewAfterKey(key: string, view: Stretch, day: Stretch): Stretch | null {
  switch (key) {
    case 'ArrowLeft':
      return panned(view, day, -PAN);
    case 'ArrowRight':
      return panned(view, day, PAN);
    case '+':
    case '=':
      return zoomed(view, day, ZOOM);
    case '-':
      return zoomed(view, day, 1 / ZOOM);
    case 'Home':
      return day;
    default:
      return null;
  }
}

/** CSS pixels of an element, known before it is first shown. */
function useWidth(ref: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const read = () => setWidth(element.clientWidth);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

function usePainting(
  canvasRef: React.RefObject<HTMLCanvasElement | null>,
  { rooms, gaps, now }: Timeline,
  view: Stretch,
  ticks: readonly number[],
  width: number,
  onDrawn: () => void,
): void {
  const scheme = useComputedColorScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are read from the page, which the scheme changes
  useEffect(() => {
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d') ?? null;
    // A page without a canvas: nothing to wait for.
    if (canvas === null || context === null) return onDrawn();
    if (width === 0) return;
    // The kit writes a new scheme to the page after this effect.
    const frame = requestAnimationFrame(() => {
      canvas.width = Math.round(width * devicePixelRatio);
      canvas.height = Math.round(rooms.length * ROW_HEIGHT * devicePixelRatio);
      context.scale(devicePixelRatio, devicePixelRatio);
      const colours = getComputedStyle(canvas);
      paint(context, { rooms, gaps, now, ticks, view, width }, (name) => colours.getPropertyValue(name).trim());
      performance.mark('timeline-drawn');
      onDrawn();
    });
    return () => cancelAnimationFrame(frame);
  }, [canvasRef, rooms, gaps, now, ticks, view, width, scheme, onDrawn]);
}

/** Dragging the picture moves time with it. */
function useDrag(view: Stretch, day: Stretch, width: number, onView: (view: Stretch) => void) {
  const start = useRef<{ readonly x: number; readonly view: Stretch } | null>(null);
  return {
    begin(event: PointerEvent<HTMLElement>) {
      start.current = { x: event.clientX, view };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    move(event: PointerEvent<HTMLElement>) {
      const began = start.current;
      if (began === null || width === 0) return;
      onView(panned(began.view, day, (began.x - event.clientX) / width));
    },
    end() {
      start.current = null;
    },
  };
}

/** Zoom with Ctrl or a pinch, sideways wheel pans; a plain wheel scrolls the rooms. Not passive, so it listens by itself. */
function useWheelZoom(view: Stretch, day: Stretch, onView: (view: Stretch) => void) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const turn = (event: WheelEvent) => {
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      if (!event.ctrlKey && !event.metaKey && !isSideways) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const share = (event.clientX - box.left) / Math.max(1, box.width);
      const by = isSideways ? event.deltaX + event.deltaY : event.deltaY;
      onView(
        isSideways ? panned(view, day, Math.sign(by) * PAN * 0.5) : zoomed(view, day, by < 0 ? ZOOM : 1 / ZOOM, share),
      );
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [view, day, onView]);
  return ref;
}
